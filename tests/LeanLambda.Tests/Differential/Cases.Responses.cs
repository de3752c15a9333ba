namespace LeanLambda.Tests.Differential;

/// <summary>Responses that are lost on their way.</summary>
internal static partial class Cases
{
    /// <summary>Success, and a response that does not say so.</summary>
    private static IEnumerable<Case> LostResponses()
    {
        var item = $$"""{"Item":{{Item}}}""";
        foreach (var length in new[] { 1, 2, 5, 8, 9, 20, item.Length / 2, item.Length - 2, item.Length - 1 })
            yield return new(
                $"{length} bytes of an item",
                Reply.With(200, "application/x-amz-json-1.0", item[..length]),
                Reply.Json(200, item))
            { Operation = Operation.GetItem };
        foreach (var (name, body) in new[]
        {
            ("HTML", "<html></html>"), ("nothing", ""), ("blanks", "  \r\n "), ("a word", "OK"),
            ("two objects", "{}{}"), ("an object and more", "{} x"), ("an opened object", "{"),
            ("null", "null"), ("an array", "[]"), ("a number", "7"), ("a text", "\"x\""),
            ("a wrong type", """{"Attributes":7}"""), ("a wrong item", """{"Attributes":{"A":7}}"""),
            ("bytes of no text", "{\"Attributes\":{\"A\":{\"S\":\"\xff\xfe\"}}}"),
            ("an object after blanks", " \r\n{}"),
        })
        {
            yield return new(
                $"{name} for success, once", Reply.With(200, "application/x-amz-json-1.0", body), Reply.Ok);
            yield return new($"{name} for success, for ever", Reply.With(200, "application/x-amz-json-1.0", body));
        }

        yield return new(
            "a wrong checksum once", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: 1"), Reply.Ok);
        yield return new(
            "a wrong checksum for ever", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: 1"));
        yield return new(
            "a checksum that is none", Reply.With(200, "application/x-amz-json-1.0", "{}", "x-amz-crc32: abc"));
        yield return new("a wrong checksum in chunks", Reply.Chunked("{}", "x-amz-crc32: 1"), Reply.Ok);
        yield return new(
            "a wrong checksum of an error",
            Reply.With(
                400,
                "application/x-amz-json-1.0",
                """{"__type":"x#ValidationException","message":"x"}""",
                "x-amz-crc32: 1"),
            Reply.Ok);
    }

    private static IEnumerable<Case> BrokenConnections()
    {
        var whole = Reply.Json(200, $$"""{"Item":{{Item}}}""");
        foreach (var cut in new[] { 1, 12, 30, -30, -1 })
        {
            yield return new($"a response cut at {cut}, once", whole.Cut(cut), whole) { Operation = Operation.GetItem };
            yield return new($"a response cut at {cut}, for ever", whole.Cut(cut)) { Operation = Operation.GetItem };
            yield return new(
                $"silence after {cut}, once",
                whole.Cut(cut, ReplyEnd.Silence),
                whole)
            { Operation = Operation.GetItem, AttemptTimeout = Short };
        }

        foreach (var (name, bytes) in new[]
        {
            ("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n"), ("no status", "HTTP/1.1 abc OK\r\n\r\n"),
            ("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
            ("a length of letters", "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}"),
            ("a chunk of letters", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
            ("a body of 17 MB", "HTTP/1.1 200 OK\r\nContent-Length: 17825792\r\n\r\n{}"),
            ("a length that is too short", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{}"),
            ("a length that is too long", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}"),
            ("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
            ("HTTP/1.0 503", "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n{}"),
            ("a body to the end", "HTTP/1.1 200 OK\r\n\r\n{}"),
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
        yield return new(
            "silence, then a deadline within the second attempt",
            Reply.Silence)
        { AttemptTimeout = Short, Deadline = Short * 1.5 };
        yield return new(
            "an error, and a deadline", Reply.Error("ValidationException"))
        { Deadline = TimeSpan.FromSeconds(30) };
    }
}
