using System.Text;
using Blog.Core.Values;

namespace Blog.Fuzz.Readers;

/// <summary>Continuation tokens, and the ids that they hold.</summary>
internal static class TokenReader
{
    internal static void Read(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        PaginationToken.From(text).Match(
            Succ: token => Must.Hold(token.Text == text, "A token that is taken is the one that was given out."),
            Fail: faults => Must.Hold(
                faults.Head.Code == "invalid_token" && faults.Tail.Count == 0, "A bad token has one fault."));
        PageStart.From(text).Match(
            Succ: start => Must.Hold(start is PageStart.After, "A token that is present is a start."),
            Fail: _ => { });
        PostId.From(text).Match(Succ: RoundTrips, Fail: _ => { });
        if (input.Length >= 16) PostId.From(new Guid(input.AsSpan(0, 16), bigEndian: true)).Match(RoundTrips, _ => { });
    }

    private static void RoundTrips(PostId id) =>
        PaginationToken.From(new PaginationToken(id).Text).Match(
            Succ: token => Must.Hold(token.LastPost == id, "A token holds the id that it was made of."),
            Fail: _ => Must.Hold(condition: false, "A token that was given out is taken."));
}
