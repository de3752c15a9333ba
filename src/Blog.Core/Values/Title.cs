using System.Buffers;
using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>
/// A post's title: one line of 1 to 200 characters (Unicode scalar values), with no white space at its ends.
/// </summary>
public sealed record Title
{
    public const string Field = "title";
    public const int MaxLength = 200;

    /// <summary>Control characters, and Unicode's line and paragraph separators.</summary>
    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create(PostBody.Controls + "\t\n\r\u2028\u2029");

    private Title(string text) => Text = text;

    public string Text { get; }

    /// <summary>Trims, then checks. Faults: <c>required</c>, <c>too_long</c>, <c>invalid_characters</c>.</summary>
    public static Validation<FieldFault, Title> From(string? text) => Check((text ?? "").Trim());

    /// <summary>Text that passed <see cref="From"/> when it was stored.</summary>
    public static Title FromStore(string text) => new(text);

    private static Validation<FieldFault, Title> Check(string text) =>
        text.Length == 0 ? Fault("required", "The title is missing or blank.")
        : CountRunes(text) > MaxLength ? Fault("too_long", "The title is longer than 200 characters.")
        : text.AsSpan().ContainsAny(Forbidden)
            ? Fault("invalid_characters", "The title holds a control character or a line break.")
        : Valid(new Title(text));

    private static int CountRunes(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }

    private static Validation<FieldFault, Title> Fault(string code, string message) =>
        Broken<Title>(Field, code, message);
}
