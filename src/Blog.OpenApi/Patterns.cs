using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.OpenApi;

/// <summary>
/// The rules of the values as regular expressions (ECMA-262 with the flag u: one astral character is one).
/// </summary>
internal static class Patterns
{
    internal static readonly string BlogId =
        $"^[{Characters.Where(letter => Takes(Core.Values.BlogId.From($"{letter}")))}]+$";

    internal const string PostId = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    internal const string Base64Url = @"^[\-0-9A-Z_a-z]+$";

    internal const string ETag = """^"[1-9][0-9]*"$""";

    /// <summary>One entity tag of RFC 9110, weak or strong, without blanks in it.</summary>
    private const string AnyETag = """(?:W/)?"[^\u0000-\u0020"]*\u0022""";

    /// <summary><c>*</c>, or one entity tag; elements of the list may be empty.</summary>
    internal const string IfMatch = $@"^(?:\*|[ \t,]*{AnyETag}[ \t,]*)$";

    /// <summary><c>*</c>, or entity tags with commas between them.</summary>
    internal const string IfNoneMatch = $@"^(?:\*|[ \t,]*{AnyETag}(?:[ \t]*,[ \t,]*{AnyETag})*[ \t,]*)$";

    internal const string VisibleAscii = "^[!-~]+$";

    internal const string ProblemType = "^urn:blog:problem:[a-z]+(?:-[a-z]+)*$";

    internal const string SnakeCase = "^[a-z]+(?:_[a-z]+)*$";

    /// <summary>RFC 3339 in UTC, to the millisecond.</summary>
    internal const string Instant = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$";

    internal static readonly string Author =
        $"^(?:{Core.Values.Author.Anonymous.Text}$"
        + $"|{Core.Values.Author.FromJwt("", "").Text.Replace("#", "[^#]*#", StringComparison.Ordinal)}"
        + $"|{Core.Values.Author.FromIam("").Text})";

    /// <summary>Trimmed, and of one line.</summary>
    internal static readonly string Title = $"^{TitleEnd}(?:{TitleInside}*{TitleEnd})?$";

    /// <summary>As a caller may send it: white space at both ends does not count.</summary>
    internal static readonly string UntrimmedTitle = string.Create(
        CultureInfo.InvariantCulture,
        $"^[{TitleWhiteSpace}]*{TitleEnd}(?:{TitleInside}{{0,{Core.Values.Title.MaxLength - 2}}}{TitleEnd})?"
        + $"[{TitleWhiteSpace}]*$");

    /// <summary>Not blank, without most control characters.</summary>
    internal static readonly string Body = $"^[{BodyBlank}]*[^{BodyBlank}{BodyForbidden}][^{BodyForbidden}]*$";

    /// <summary>The .NET form of a pattern without astral characters: <c>$</c> is the very end there too.</summary>
    internal static Regex Compile(string pattern) => new(
        pattern.EndsWith('$')
            ? pattern[..^1] + "\\z"
            : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static string TitleEnd => $"[^{Characters.Where(letter => !KeepsInTitle($"{letter}"))}]";

    private static string TitleInside => $"[^{Characters.Where(letter => !KeepsInTitle($"a{letter}a"))}]";

    private static string TitleWhiteSpace => Characters.Where(letter =>
        Core.Values.Title.From($"{letter}a").Match(Succ: title => title.Text == "a", Fail: _ => false));

    private static string BodyBlank =>
        Characters.Where(letter => TakesInBody($"a{letter}") && !TakesInBody($"{letter}"));

    private static string BodyForbidden => Characters.Where(letter => !TakesInBody($"a{letter}"));

    private static bool KeepsInTitle(string text) =>
        Core.Values.Title.From(text).Match(Succ: title => title.Text == text, Fail: _ => false);

    private static bool TakesInBody(string text) => Takes(PostBody.From(text));

    private static bool Takes<T>(Validation<FieldFault, T> checkedValue) =>
        checkedValue.Match(Succ: _ => true, Fail: _ => false);
}
