using System.Net;
using LeanLambda.Tests.Http;

namespace LeanLambda.Tests.Differential;

/// <summary>All cases in which the two clients are compared.</summary>
internal static partial class Cases
{
    private const string Item = """
        {"Pk":{"S":"key"},"Count":{"N":"7"},"Done":{"BOOL":true},"Tags":{"L":[{"S":"a"},{"NULL":true}]},
        "Map":{"M":{"B":{"B":"AAEC"}}}}
        """;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    internal static IReadOnlyList<Case> All { get; } =
    [
        .. Successes(), .. Codes(), .. Statuses(), .. Refusals(), .. LostResponses(), .. BrokenConnections(),
        .. Writes(), .. Clocks(), .. Quotas(), .. Addresses(), .. Certificates(),
    ];

    private static IEnumerable<Case> Successes() =>
    [
        new("a put", Reply.Ok) { Operation = Operation.PutItem },
        new("an item", Reply.Json(200, $$"""{"Item":{{Item}}}""")) { Operation = Operation.GetItem },
        new("no item", Reply.Ok) { Operation = Operation.GetItem },
        new("an update", Reply.Json(200, $$"""{"Attributes":{{Item}}}""")) { Operation = Operation.UpdateItem },
        new("a delete", Reply.Json(200, $$"""{"Attributes":{{Item}}}""")) { Operation = Operation.DeleteItem },
        new("a page", Reply.Json(200, $$"""{"Items":[{{Item}}],"Count":1,"ScannedCount":1}"""))
        {
            Operation = Operation.Query,
        },
        new("a transaction", Reply.Ok) { Operation = Operation.TransactWriteItems },
        new(
            "members that nobody knows",
            Reply.Json(200, """{"Attributes":{"A":{"S":"a"}},"New":[{"x":[1,2]}],"Newer":null}""")),
        new("chunks", Reply.Chunked($$"""{"Item":{{Item}}}""")) { Operation = Operation.GetItem },
        new("no checksum", Reply.With(200, "application/x-amz-json-1.0", "{}")),
        new("ten calls", Reply.Ok) { Calls = 10 },
        new(
            "a continue before the response",
            Reply.Raw(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", ReplyEnd.KeepAlive)),
    ];

    private static IEnumerable<Case> Quotas() =>
    [
        new("an outage of fifty calls", Reply.Empty(500)) { Calls = 50 },
        new("throttling of a hundred calls", Reply.Error("ThrottlingException")) { Calls = 100 },
        new("an outage, and what successes give back", RecoveringOutage()) { Calls = 90 },
        new("calls that need each a retry", [.. Times(100, Reply.Empty(503), Reply.Ok)]) { Calls = 100 },
        new("an outage by broken connections", Reply.HangUp) { Calls = 40 },
    ];

    private static Reply[] RecoveringOutage() =>
        [.. Times(70, Reply.Empty(500)), .. Times(40, Reply.Ok), .. Times(20, Reply.Empty(500))];

    private static IEnumerable<Reply> Times(int count, params Reply[] replies) =>
        Enumerable.Repeat(replies, count).SelectMany(each => each);

    private static IEnumerable<Case> Addresses()
    {
        var (good, dead) = (IPAddress.Loopback, IPAddress.Parse("127.0.0.2"));
        return
        [
            new("an address that refuses before the good one", Reply.Ok) { Addresses = [dead, good] },
            new("an address that refuses alone", Reply.Ok) { Addresses = [dead] },
            new("an address that is silent before the good one", Reply.Ok)
            {
                Addresses = [dead, good],
                HasBlackHole = true,
                AttemptTimeout = TimeSpan.FromSeconds(3)
            },
        ];
    }

    private static IEnumerable<Case> Certificates() =>
    [
        new("a certificate that is trusted", Reply.Ok) { Certificate = TestCertificates.ForLocalhost, Calls = 2 },
        new("a certificate that has expired", Reply.Ok) { Certificate = TestCertificates.Expired },
        new("a certificate of another host", Reply.Ok) { Certificate = TestCertificates.ForAnotherHost },
        new("a certificate that is not trusted", Reply.Ok) { Certificate = TestCertificates.OfAnotherAuthority },
    ];
}
