using System.Text;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.Functions.Gateway;
using CsCheck;

namespace Blog.PropertyTests.Gateway;

public class PayloadTests
{
    [Fact]
    public void Both_payloads_of_a_request_become_the_same_call() => Gens.Sent.Sample(sent =>
    {
        var (http, rest) = Both(sent);
        Assert.Equal(
            (http.RequestId, http.Method, http.Path, http.Caller),
            (rest.RequestId, rest.Method, rest.Path, rest.Caller));
        Assert.Equal(http.PathValues.OrderBy(x => x.Key), rest.PathValues.OrderBy(x => x.Key));
        Assert.Equal(http.QueryValues.OrderBy(x => x.Key), rest.QueryValues.OrderBy(x => x.Key));
        Assert.Equal(Named(http.Headers), Named(rest.Headers));
        Assert.Equal(http.Body.IsBase64, rest.Body.IsBase64);
        Assert.Equal(http.Body.Bytes.ToArray(), rest.Body.Bytes.ToArray());
    }, iter: 300);

    [Fact]
    public void A_call_holds_what_was_sent() => Gens.Sent.Sample(sent => Assert.All(Calls(sent), call =>
    {
        Assert.Equal(sent.Method, call.Method);
        Assert.Equal(sent.Caller, call.Caller.Text);
        Assert.Equal("gateway-request", call.RequestId);
        Assert.All(sent.PathValues, value => Assert.Equal(value.Value, call.PathValue(value.Name)));
        Assert.All(
            sent.Query,
            value => Assert.Equal(JoinedValues(sent.Query, value.Name), call.QueryValue(value.Name)));
        Assert.All(
            sent.Headers,
            value => Assert.Equal(JoinedValues(sent.Headers, value.Name), call.Header(value.Name)));
    }), iter: 300);

    [Fact]
    public void Headers_are_found_in_any_case() =>
        Gen.Select(Gens.Sent, Gens.InAnyCase("content-type"), Gens.InAnyCase("content-type")).Sample(
            (sent, type, asked) => Assert.All(
                Calls(sent with { Headers = [(type, "application/json")] }),
                call => Assert.Equal("application/json", call.Header(asked))));

    [Fact]
    public void One_header_in_two_cases_is_a_repeated_header()
    {
        var sent = Any with { Headers = [("X-Tag", "a"), ("x-tag", "b")] };
        Assert.All(Calls(sent), call => Assert.Equal("a,b", call.Header("X-TAG")));
    }

    [Fact]
    public Task A_request_gets_the_same_answer_in_either_payload_base64_or_not() => Gens.SentDraft.SampleAsync(
        async sent =>
        {
            var replies = new List<(int Status, string Body)>();
            foreach (var call in (HttpCall[])[
                .. Calls(sent with { IsBase64 = false }),
                .. Calls(sent with { IsBase64 = true }),
            ])
            {
                var reply = await new LambdaStore().Answer(Routes.CreatePost, call);
                replies.Add((reply.Status, Encoding.UTF8.GetString(reply.Body.Span)));
            }

            Assert.Equal(4, replies.Count);
            Assert.Single(replies.Distinct());
        }, iter: 200);

    [Fact]
    public void Path_values_of_payload_1_0_are_decoded_once() =>
        Assert.Equal("%2F+é", Both(Any with { PathValues = [("blogId", "%2F+é")] }).OfRest.PathValue("blogId"));

    [Fact]
    public void Absent_parts_are_empty()
    {
        var bare = Any with { PathValues = [], Query = [], Headers = [], Body = null };
        Assert.All(Calls(bare), call =>
        {
            Assert.Empty(call.PathValues);
            Assert.Empty(call.QueryValues);
            Assert.Empty(call.Headers);
            Assert.True(call.Body.Bytes.IsEmpty);
        });
    }

    [Fact]
    public void Payload_1_0_of_an_HTTP_API_is_read_too()
    {
        var payload = Events.Payload1(Any);
        payload["version"] = "1.0";
        Assert.Equal(Any.Method, Read(payload, Any).Method);
    }

    [Fact]
    public void Lambdas_request_id_stands_in_for_a_missing_one()
    {
        var payload = Events.Payload2(Any);
        payload["requestContext"]!.AsObject().Remove("requestId");
        Assert.Equal("invocation-1", Read(payload, Any).RequestId);
    }

    /// <summary>Whoever the client says that it is, in any part that it writes itself.</summary>
    [Fact]
    public void A_client_cannot_name_itself()
    {
        var claim = """{"requestContext":{"authorizer":{"jwt":{"claims":{"sub":"ann"}}}}}""";
        var sent = Any with
        {
            Caller = "anonymous",
            Headers = [("authorizer", claim), ("x-amzn-caller", "ann"), ("requestContext", claim)],
            Query = [("authorizer", claim), ("sub", "ann")],
            Body = claim,
        };
        Assert.All(Calls(sent), call => Assert.Equal(Author.Anonymous, call.Caller));
    }

    private static Sent Any => new(
        "POST", "/v1/blog/posts", [
            ("blogId", "blog"),
        ], [], [("content-type", "application/json")], "{}", false, "anonymous", false);

    private static (HttpCall OfHttp, HttpCall OfRest) Both(Sent sent) =>
        (Read(Events.Payload2(sent), sent), Read(Events.Payload1(sent), sent));

    private static HttpCall[] Calls(Sent sent) => Both(sent) is var (http, rest) ? [http, rest] : [];

    private static HttpCall Read(JsonObject payload, Sent sent) =>
        GatewayEvent.Read(payload.ToUtf8(sent), "invocation-1").Right();

    private static IEnumerable<(string, string)> Named(IReadOnlyDictionary<string, string> headers) =>
        headers.Select(header => (header.Key.ToLowerInvariant(), header.Value)).Order();

    private static string JoinedValues((string Name, string Value)[] pairs, string name) =>
        string.Join(',', pairs.Where(pair => pair.Name == name).Select(pair => pair.Value));
}
