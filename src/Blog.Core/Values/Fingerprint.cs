using System.Security.Cryptography;
using System.Text;

namespace Blog.Core.Values;

/// <summary>The SHA-256 of two texts: equal if, and only if, both are. 64 hexadecimal digits in lower case.</summary>
public sealed record Fingerprint
{
    private Fingerprint(string text) => Text = text;

    public string Text { get; }

    /// <param name="line">Holds no line feed, so that where it ends is beyond doubt.</param>
    public static Fingerprint Of(string line, string text) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{line}\n{text}"))));

    public static Fingerprint FromStore(string text) => new(text);
}
