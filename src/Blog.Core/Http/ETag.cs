using System.Globalization;

namespace Blog.Core.Http;

/// <summary>A post's version as an entity tag: <c>"3"</c> (RFC 9110, 8.8.3).</summary>
public static class ETag
{
    /// <summary>Stands for a tag that no post can have, as of another API: versions begin with 1.</summary>
    public const long NoVersion = 0;

    private const string Weak = "W/";

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The strong tag's version; <see cref="NoVersion"/> for a weak one, which strong comparison never matches.
    /// </summary>
    public static long Version(string tag) =>
        long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && Of(version) == tag
            ? version
            : NoVersion;

    /// <summary>As <see cref="Version"/>, where a weak tag is as good as a strong one.</summary>
    public static long WeakVersion(string tag) =>
        Version(tag.StartsWith(Weak, StringComparison.Ordinal) ? tag[Weak.Length..] : tag);

    /// <summary>The tags of a header; none where it is no list of at least one of them.</summary>
    public static IReadOnlyList<string> List(string header)
    {
        var tags = new List<string>();
        for (var rest = header.AsSpan().Trim(Blanks); ; rest = rest[1..].Trim(Blanks))
        {
            var length = TagLength(rest);
            if (length > 0) tags.Add(rest[..length].ToString());
            rest = rest[length..].TrimStart(Blanks);
            if (rest.IsEmpty) return tags;
            if (rest[0] != ',') return [];
        }
    }

    private const string Blanks = " \t";

    private static int TagLength(ReadOnlySpan<char> text)
    {
        var open = text.StartsWith(Weak, StringComparison.Ordinal) ? Weak.Length : 0;
        if (open == text.Length || text[open] != '"') return 0;
        var inner = text[(open + 1)..].IndexOf('"');
        return inner >= 0 && !text.Slice(open + 1, inner).ContainsAnyInRange('\0', ' ') ? open + inner + 2 : 0;
    }
}
