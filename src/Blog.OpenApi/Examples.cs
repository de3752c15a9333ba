using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.OpenApi;

/// <summary>Records of the API as it makes them, so that an example cannot show what no answer holds.</summary>
internal static class Examples
{
    internal const string RequestId = "JKJaXmPLvHcESHA=";

    internal static readonly PostId PostId = PostId.FromStore(Guid.Parse("01a200b1-7016-7c3e-8f5a-1d2b3c4d5e6f"));

    internal static readonly string Token = new PaginationToken(PostId).Text;

    private static readonly Instant Created = Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(1_795_307_958_294));
    private static readonly Instant Updated = Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(1_795_334_700_007));

    private static readonly Post Post = new(
        new(BlogId.FromStore("my-blog"), PostId),
        Text(TextFields.Draft(field => field.Example)),
        Author.FromJwt("https://issuer.example.com", "ann"), Version: 1, Created, Created);

    private static readonly Post Rewritten = Post with
    {
        Text = Text(TextFields.Draft(field => field.Rewritten)),
        Version = 2,
        UpdatedAt = Updated,
    };

    internal static string Path(Route route) => route.Path
        .Replace($"{{{BlogId.Field}}}", Post.Key.Blog.Text, StringComparison.Ordinal)
        .Replace($"{{{PostId.Field}}}", Post.Key.Post.Text, StringComparison.Ordinal);

    internal static string BlogName => Post.Key.Blog.Text;

    internal static JsonNode Draft() => ToJson(TextFields.Draft(field => field.Example));

    internal static JsonNode NewDraft() => ToJson(TextFields.Draft(field => field.Rewritten));

    internal static JsonNode CreatedPost() => ToJson(new PostEnvelope(PostView.From(Post)));

    internal static JsonNode UpdatedPost() =>
        ToJson(new PostEnvelope(PostView.From(Rewritten)));

    internal static JsonNode Page() => ToJson(PageView.From(new([Rewritten], HasMore: true)));

    internal static JsonNode LastPage() => ToJson(PageView.From(new([], HasMore: false)));

    /// <summary>A call of the route, for what a problem says of its request.</summary>
    internal static HttpCall Call(Route route) =>
        HttpCall.Unreadable(RequestId) with { Method = route.Method, Path = Path(route) };

    private static PostText Text(PostDraft draft) => PostText.From(draft).Match(
        Succ: text => text,
        Fail: faults => throw new InvalidOperationException($"An example breaks a rule: {faults.Head.Message}"));

    internal static JsonNode ToJson<T>(T record) => JsonSerializer.SerializeToNode(record, WireJson.Out)!;
}
