using System.Security.Cryptography;
using System.Text;

namespace Blog.Core.Values;

/// <summary>
/// The SHA-256 of texts: equal if, and only if, all of them are. 64 hexadecimal digits in lower case.
/// </summary>
public sealed record Fingerprint
{
    private Fingerprint(string text) => Text = text;

    public string Text { get; }

    /// <param name="line">Holds no line feed, so that where it ends is beyond doubt.</param>
    public static Fingerprint Of(string line, string text) => Of($"{line}\n{text}");

    /// <summary>
    /// Of every field. A field that is absent leaves no trace, so that a text without it keeps the fingerprint that it
    /// had before there was such a field. The title and the body hold no U+0000: a further field stands behind one.
    /// </summary>
    public static Fingerprint Of(PostText text) => Of(string.Concat(
        $"{text.Title.Text}\n{text.Body.Text}",
        string.Concat(text.Fields
            .Where(field => field is { Name: not (Title.Field or PostBody.Field), Text: not null })
            .Select(field => $"\0{field.Name}\0{field.Text!.Length}\0{field.Text}"))));

    public static Fingerprint FromStore(string text) => new(text);

    private static Fingerprint Of(string text) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
