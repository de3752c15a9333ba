using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Fuzz.Engine;

/// <summary>Makes inputs of others: bytes and words changed, left out, repeated, and exchanged between two.</summary>
internal sealed partial class Mutator(Random random, IEnumerable<byte[]> seeds)
{
    internal const int LongestInput = 16 * 1024;

    private static readonly string[] Numbers =
        ["0", "-1", "1", "10", "101", "255", "65536", "2147483647", "2147483648", "9223372036854775807", "1e400", "00"];

    private static readonly string[] Texts =
        ["\0", "\r\n", "\u2028", "\ud83d\ude00", "\\ud800", "\\u0000", "null", "{}", "[]", "\"", "\\", ",", ":", "*",
         "%", "%00", "%2F", "W/", " ", "\t", "\ufeff", "true", "[[[[[[[["];

    /// <summary>The words of the seeds, for places that chance alone does not fill.</summary>
    private readonly byte[][] words =
    [
        .. seeds.SelectMany(seed => Word().Matches(Encoding.Latin1.GetString(seed)))
            .Select(match => match.Value).Distinct(StringComparer.Ordinal).Select(Encoding.Latin1.GetBytes),
        .. Numbers.Concat(Texts).Select(Encoding.UTF8.GetBytes),
    ];

    internal byte[] Mutate(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var steps = 1 << random.Next(5); steps > 0; steps--) Step(bytes, other);
        return bytes.Count > LongestInput ? [.. bytes.Take(LongestInput)] : [.. bytes];
    }

    private void Step(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(Length(), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.Insert(at, (byte)random.Next(32, 127));
                break;
            case 5:
                bytes.InsertRange(at, words[random.Next(words.Length)]);
                break;
            case 6:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, words[random.Next(words.Length)]);
                break;
            case 7 when other.Length > 0:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Part(other));
                break;
            default:
                bytes.AddRange(words[random.Next(words.Length)]);
                break;
        }
    }

    private byte[] Part(byte[] other)
    {
        var start = random.Next(other.Length);
        return other[start..Math.Min(other.Length, start + Length())];
    }

    /// <summary>Mostly short, now and then long.</summary>
    private int Length() => 1 + random.Next(1 << random.Next(1, 10));

    [GeneratedRegex("[A-Za-z0-9_-]{2,40}|\"[^\"]{1,40}\"", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
