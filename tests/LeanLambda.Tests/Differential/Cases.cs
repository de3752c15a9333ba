using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using LeanLambda.DynamoDb;
using LeanLambda.Tests.Http;

namespace LeanLambda.Tests.Differential;

/// <summary>All cases in which the two clients are compared.</summary>
internal static class Cases
{
    private const string Item = """{"Pk":{"S":"key"},"Count":{"N":"7"},"Done":{"BOOL":true},"Tags":{"L":[{"S":"a"},{"NULL":true}]},"Map":{"M":{"B":{"B":"AAEC"}}}}""";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    internal static IReadOnlyList<Case> All { get; } =
        [.. Successes(), .. Codes(), .. Statuses(), .. Refusals(), .. LostResponses(), .. BrokenConnections(), .. Clocks(), .. Quotas(), .. Addresses(), .. Certificates()];

    private static IEnumerable<Case> Successes() =>
    [
        new("a put", Reply.Ok),
        new("an item", Reply.Json(200, $$"""{"Item":{{Item}}}""")) { Operation = Operation.GetItem },
        new("no item", Reply.Ok) { Operation = Operation.GetItem },
        new("an update", Reply.Json(200, $$"""{"Attributes":{{Item}}}""")) { Operation = Operation.UpdateItem },
        new("a delete", Reply.Json(200, $$"""{"Attributes":{{Item}}}""")) { Operation = Operation.DeleteItem },
        new("a page", Reply.Json(200, $$"""{"Items":[{{Item}}],"Count":1,"ScannedCount":1}""")) { Operation = Operation.Query },
        new("a transaction", Reply.Ok) { Operation = Operation.TransactWriteItems },
        new("members that nobody knows", Reply.Json(200, """{"Attributes":{"A":{"S":"a"}},"New":[{"x":[1,2]}],"Newer":null}""")),
        new("chunks", Reply.Chunked($$"""{"Item":{{Item}}}""")) { Operation = Operation.GetItem },
        new("no checksum", Reply.With(200, "application/x-amz-json-1.0", "{}")),
        new("ten calls", Reply.Ok) { Calls = 10 },
        new("a continue before the response", Reply.Raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", ReplyEnd.KeepAlive)),
    ];

    /// <summary>Every code of the SDK's lists and of ours, and others that DynamoDB has; once, and for ever.</summary>
    private static IEnumerable<Case> Codes()
    {
        var policy = new StandardRetryPolicy(2);
        string[] codes =
        [
            .. policy.ThrottlingErrorCodes, .. policy.TimeoutErrorCodesToRetryOn, .. policy.ErrorCodesToRetryOn, .. RetryRules.ThrottlingCodes, .. RetryRules.TimeoutCodes,
            .. ClockSkew.Codes, "throttlingexception", "requesttimeout", "ReplicatedWriteConflictException", "InternalServerError",
            "ConditionalCheckFailedException", "ItemCollectionSizeLimitExceededException", "ResourceNotFoundException", "TransactionCanceledException",
            "TransactionConflictException", "IdempotentParameterMismatchException", "InvalidEndpointException", "ValidationException",
            "UnrecognizedClientException", "MissingAuthenticationTokenException", "IncompleteSignature", "SerializationException",
            "ExpiredTokenException", "NoSuchCode",
        ];
        foreach (var code in codes.Distinct())
            foreach (var operation in new[] { Operation.PutItem, Operation.TransactWriteItems })
            {
                yield return new($"{code} once ({operation})", Reply.Error(code), Reply.Ok) { Operation = operation };
                yield return new($"{code} for ever ({operation})", Reply.Error(code)) { Operation = operation };
                yield return new($"{code} with status 500 ({operation})", Reply.Error(code, 500), Reply.Ok) { Operation = operation };
            }
    }

    private static IEnumerable<Case> Statuses()
    {
        int[] statuses = [400, 401, 403, 404, 405, 408, 409, 412, 413, 418, 425, 429, 431, .. Enumerable.Range(500, 12), 520, 529, 599];
        foreach (var status in statuses)
        {
            yield return new($"{status} once", Reply.Json(status, """{"message":"By the test."}"""), Reply.Ok);
            yield return new($"{status} for ever", Reply.Json(status, """{"message":"By the test."}"""));
            yield return new($"{status} in HTML", Reply.Html(status), Reply.Html(status), Reply.Ok);
            yield return new($"{status} with nothing", Reply.Empty(status), Reply.Empty(status), Reply.Ok);
            yield return new($"{status} with half of a body", Reply.With(status, "application/x-amz-json-1.0", """{"__type":"x#Some","mess"""), Reply.Ok);
            yield return new($"{status} with a wait", Reply.Json(status, "{}", "x-amz-retry-after: 1"), Reply.Ok);
        }

        yield return new("421 once", Reply.Error("InvalidEndpointException", 421), Reply.Ok);
        yield return new("421 for ever", Reply.Error("InvalidEndpointException", 421));
        yield return new("404 in HTML for ever", Reply.Html(404));
        yield return new("503 in HTML for ever", Reply.Html(503));
        yield return new("503 with nothing for ever", Reply.Empty(503));
        yield return new("a redirect", Reply.With(307, "text/plain", "", "Location: http://127.0.0.1:9/"));
        yield return new("an error by its header", Reply.With(400, "application/x-amz-json-1.0", "{}", "x-amzn-ErrorType: ThrottlingException:http://x/"), Reply.Ok);
        yield return new("an error by its code", Reply.Json(400, """{"code":"SlowDown","Message":"By the test."}"""), Reply.Ok);
    }

    private static IEnumerable<Case> Refusals()
    {
        var condition = $$"""{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","Item":{{Item}},"message":"The conditional request failed"}""";
        var cancelled = $$"""
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","CancellationReasons":[{"Code":"ConditionalCheckFailed","Item":{{Item}},"Message":"Failed"},
            {"Code":"None"},{"Code":"TransactionConflict","Message":"Ongoing"},{"Code":"ThrottlingError","Message":"Slow"}],"message":"Transaction cancelled"}
            """;
        return
        [
            new("a condition that failed, with its item", Reply.Json(400, condition)),
            new("a condition that failed, for an update", Reply.Json(400, condition)) { Operation = Operation.UpdateItem },
            new("a condition that failed, for a delete", Reply.Json(400, condition)) { Operation = Operation.DeleteItem },
            new("a condition that failed at the second attempt", Reply.Empty(503), Reply.Json(400, condition)),
            new("a condition that failed, cut in its item", Reply.With(400, "application/x-amz-json-1.0", condition[..150])),
            new("a transaction that was cancelled", Reply.Json(400, cancelled)) { Operation = Operation.TransactWriteItems },
            new("a transaction that was cancelled for a conflict", Reply.Json(400, """{"__type":"x#TransactionCanceledException","CancellationReasons":[{"Code":"TransactionConflict"}],"Message":"x"}"""))
            { Operation = Operation.TransactWriteItems },
        ];
    }

    /// <summary>Success, and a response that does not say so.</summary>
    private static IEnumerable<Case> LostResponses()
    {
        var item = $$"""{"Item":{{Item}}}""";
        foreach (var length in new[] { 1, 2, 5, 8, 9, 20, item.Length / 2, item.Length - 2, item.Length - 1 })
            yield return new($"{length} bytes of an item", Reply.With(200, "application/x-amz-json-1.0", item[..length]), Reply.Json(200, item)) { Operation = Operation.GetItem };
        foreach (var (name, body) in new[]
        {
            ("HTML", "<html></html>"), ("nothing", ""), ("blanks", "  \r\n "), ("a word", "OK"), ("two objects", "{}{}"), ("an object and more", "{} x"), ("an opened object", "{"),
            ("null", "null"), ("an array", "[]"), ("a number", "7"), ("a text", "\"x\""), ("a wrong type", """{"Attributes":7}"""), ("a wrong item", """{"Attributes":{"A":7}}"""),
            ("bytes of no text", "{\"Attributes\":{\"A\":{\"S\":\"\xff\xfe\"}}}"), ("an object after blanks", " \r\n{}"),
        })
        {
            yield return new($"{name} for success, once", Reply.With(200, "application/x-amz-json-1.0", body), Reply.Ok);
            yield return new($"{name} for success, for ever", Reply.With(200, "application/x-amz-json-1.0", body));
        }

        yield return new("a wrong checksum once", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: 1"), Reply.Ok);
        yield return new("a wrong checksum for ever", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: 1"));
        yield return new("a checksum that is none", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: abc"));
        yield return new("a wrong checksum in chunks", Reply.Chunked("{}", "x-amz-crc32: 1"), Reply.Ok);
        yield return new("a wrong checksum of an error", Reply.With(400, "application/x-amz-json-1.0", """{"__type":"x#ValidationException","message":"x"}""", "x-amz-crc32: 1"), Reply.Ok);
    }

    private static IEnumerable<Case> BrokenConnections()
    {
        var whole = Reply.Json(200, $$"""{"Item":{{Item}}}""");
        foreach (var cut in new[] { 1, 12, 30, -30, -1 })
        {
            yield return new($"a response cut at {cut}, once", whole.Cut(cut), whole) { Operation = Operation.GetItem };
            yield return new($"a response cut at {cut}, for ever", whole.Cut(cut)) { Operation = Operation.GetItem };
            yield return new($"silence after {cut}, once", whole.Cut(cut, ReplyEnd.Silence), whole) { Operation = Operation.GetItem, AttemptTimeout = Short };
        }

        foreach (var (name, bytes) in new[]
        {
            ("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n"), ("no status", "HTTP/1.1 abc OK\r\n\r\n"), ("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
            ("a length of letters", "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}"), ("a chunk of letters", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
            ("a body of 17 MB", "HTTP/1.1 200 OK\r\nContent-Length: 17825792\r\n\r\n{}"), ("a length that is too short", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{}"),
            ("a length that is too long", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}"), ("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
            ("HTTP/1.0 503", "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n{}"), ("a body to the end", "HTTP/1.1 200 OK\r\n\r\n{}"),
        })
        {
            yield return new($"{name}, once", Reply.Raw(bytes), Reply.Ok);
            yield return new($"{name}, for ever", Reply.Raw(bytes));
        }

        yield return new("a hang-up once", Reply.HangUp, Reply.Ok);
        yield return new("two hang-ups", Reply.HangUp, Reply.HangUp, Reply.Ok);
        yield return new("hang-ups for ever", Reply.HangUp);
        yield return new("a hang-up at the second call", Reply.Ok, Reply.HangUp, Reply.Ok) { Calls = 2 };
        yield return new("silence once", Reply.Silence, Reply.Ok) { AttemptTimeout = Short };
        yield return new("silence for ever", Reply.Silence) { AttemptTimeout = Short };
        yield return new("silence to the deadline", Reply.Silence) { Deadline = Short };
        yield return new("silence, then a deadline within the second attempt", Reply.Silence) { AttemptTimeout = Short, Deadline = Short * 1.5 };
        yield return new("an error, and a deadline", Reply.Error("ValidationException")) { Deadline = TimeSpan.FromSeconds(30) };
    }

    private static IEnumerable<Case> Clocks()
    {
        foreach (var code in ClockSkew.Codes)
            foreach (var hours in new[] { -24, -1, 1 })
                yield return new($"{code} for a clock {hours} h ahead") { ClockAhead = TimeSpan.FromHours(hours), Calls = 2, ByRequest = request => ByDate(request, code) };
        var hour = TimeSpan.FromHours(1);
        yield return new("a clock three minutes ahead") { ClockAhead = TimeSpan.FromMinutes(3), ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0)) };
        yield return new("a clock five minutes ahead") { ClockAhead = TimeSpan.FromMinutes(5), ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0)) };
        yield return new("a wrong clock and a wrong key") { ClockAhead = hour, ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0)) };
        yield return new("a wrong clock and no date", Reply.Error("InvalidSignatureException")) { ClockAhead = hour };
        yield return new("a wrong clock and no such date", Reply.Error("InvalidSignatureException", 400, "Date: yesterday")) { ClockAhead = hour };
        yield return new("a wrong clock and a date out of a cache") { ClockAhead = hour, ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0), "Age: 7200") };
        yield return new("a wrong clock and another error") { ClockAhead = hour, ByRequest = _ => Reply.Error("ValidationException", 400, Date(0)) };

    }

    /// <summary>As DynamoDB does, which takes what was signed within five minutes.</summary>
    private static Reply ByDate(string request, string code)
    {
        var signed = DateTimeOffset.ParseExact(
            ScriptedDynamo.Header(request, "x-amz-date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (signed - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromMinutes(5) ? Reply.Json(200, "{}", Date(0)) : Reply.Error(code, 400, Date(0));
    }

    private static string Date(int hours) => $"Date: {DateTimeOffset.UtcNow.AddHours(hours):r}";

    private static IEnumerable<Case> Quotas() =>
    [
        new("an outage of fifty calls", Reply.Empty(500)) { Calls = 50 },
        new("throttling of a hundred calls", Reply.Error("ThrottlingException")) { Calls = 100 },
        new("an outage, and what successes give back", [.. Enumerable.Repeat(Reply.Empty(500), 70), .. Enumerable.Repeat(Reply.Ok, 40), .. Enumerable.Repeat(Reply.Empty(500), 20)])
        { Calls = 90 },
        new("calls that need each a retry", [.. Enumerable.Range(0, 200).Select(number => number % 2 == 0 ? Reply.Empty(503) : Reply.Ok)]) { Calls = 100 },
        new("an outage by broken connections", Reply.HangUp) { Calls = 40 },
    ];

    private static IEnumerable<Case> Addresses()
    {
        var (good, dead) = (IPAddress.Loopback, IPAddress.Parse("127.0.0.2"));
        return
        [
            new("an address that refuses before the good one", Reply.Ok) { Addresses = [dead, good] },
            new("an address that refuses alone", Reply.Ok) { Addresses = [dead] },
            new("an address that is silent before the good one", Reply.Ok) { Addresses = [dead, good], HasBlackHole = true, AttemptTimeout = TimeSpan.FromSeconds(3) },
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
