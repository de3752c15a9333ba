using System.Text;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.Fuzz.Readers;

/// <summary>The headers If-Match, If-None-Match and Idempotency-Key, and the query's limit.</summary>
internal static class PreconditionReader
{
    internal static void Read(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var tags = ETag.List(text.Trim());
        Must.Hold(ETag.List(string.Join(" ,\t", tags)).SequenceEqual(tags), "A list of tags, written, is read again.");
        foreach (var tag in tags) CheckVersion(tag);
        CheckVersion(text);
        IfMatchHeader.Parse(Call("if-match", text)).Match(
            Right: ifMatch => Must.Hold(
                ifMatch is IfMatch.AnyVersion ? text.Trim() == "*" : tags.Count == 1, "If-Match is * or one tag."),
            Left: error => Must.Hold(error is BlogError.Malformed && tags.Count != 1, "One tag is an If-Match."));
        IfNoneMatch.Parse(Call("if-none-match", text)).Match(
            Right: known => Must.Hold(
                tags.All(tag => known.Knows(ETag.WeakVersion(tag))),
                "Every tag of If-None-Match is known."),
            Left: error => Must.Hold(error is BlogError.Malformed && tags.Count == 0, "Tags are an If-None-Match."));
        IdempotencyKeyHeader.Parse(Call("idempotency-key", text)).Match(
            Right: key => Must.Hold(
                key is IdempotencyKey.Given given && given.Text == text
                && text.All(letter => letter is > ' ' and <= '~'),
                "A key is visible ASCII."),
            Left: error => Must.Hold(error is BlogError.Malformed, "A bad key is a malformed request."));
        PageLimit.From(text).Match(
            Succ: limit => Must.Hold(
                limit.Value is >= PageLimit.Least and <= PageLimit.Most && text.TrimStart('0') == $"{limit.Value}",
                "A limit is from 1 to 100, and the one that stands there."),
            Fail: _ => { });
    }

    private static void CheckVersion(string tag)
    {
        var version = ETag.Version(tag);
        Must.Hold(version >= 0, "No version is negative.");
        Must.Hold(version == ETag.NoVersion || ETag.Of(version) == tag, "A version, written, is its tag.");
        Must.Hold(version == ETag.NoVersion || ETag.WeakVersion(tag) == version, "A strong tag is a weak one as well.");
        Must.Hold(ETag.WeakVersion("W/" + tag) == version, "A weak tag has the version of the strong one.");
    }

    private static HttpCall Call(string header, string value) => HttpCall.Unreadable("request") with
    {
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [header] = value },
    };
}
