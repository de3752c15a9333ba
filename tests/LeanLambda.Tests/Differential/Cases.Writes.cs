namespace LeanLambda.Tests.Differential;

/// <summary>Writes that have no token by which DynamoDB would know them again.</summary>
internal static partial class Cases
{
    /// <param name="Lean">What this client makes of it.</param>
    internal sealed record Doubt(string Name, Reply Reply, string Lean);

    internal static IReadOnlyList<Operation> SingleWrites =>
        [Operation.PutItem, Operation.UpdateItem, Operation.DeleteItem];

    /// <summary>Failures after which a write may have been done.</summary>
    internal static IReadOnlyList<Doubt> Doubts =>
    [
        new(
            "a write answered 500",
            Reply.Error("InternalServerError", 500),
            "InternalServerErrorException InternalServerError 500 A1B2C3 By the test."),
        new("a write answered 503 in HTML", Reply.Html(503), "error 503 A1B2C3"),
        new("a write answered by a hang-up", Reply.HangUp, "network error"),
        new("a write answered by silence", Reply.Silence, "timeout"),
        new(
            "a write answered by half of a success",
            Reply.With(200, "application/x-amz-json-1.0", "{\"Attri"),
            "success that cannot be read"),
        new("a write answered by a part of a response", Reply.Ok.Cut(30), "network error"),
    ];

    internal const string HangUp = "a write answered by a hang-up of a connection that was kept";

    private static IEnumerable<Case> Writes()
    {
        foreach (var operation in SingleWrites)
        {
            foreach (var doubt in Doubts)
                yield return new($"{doubt.Name} ({operation})", doubt.Reply, Reply.Ok)
                {
                    Operation = operation,
                    AttemptTimeout = doubt.Reply.End is ReplyEnd.Silence ? Short : TimeSpan.FromSeconds(20),
                };
            yield return new($"{HangUp} ({operation})", Reply.Ok, Reply.HangUp, Reply.Ok)
            {
                Operation = operation,
                Calls = 2,
            };
            foreach (var code in new[] { "ThrottlingException", "TransactionConflictException", "RequestTimeout" })
                yield return new($"a write refused by {code} ({operation})", Reply.Error(code), Reply.Ok)
                {
                    Operation = operation,
                };
            yield return new($"a write to an address that refuses before the good one ({operation})", Reply.Ok)
            {
                Operation = operation,
                Addresses = [System.Net.IPAddress.Parse("127.0.0.2"), System.Net.IPAddress.Loopback],
            };
            yield return new($"a write to an address that refuses ({operation})", Reply.Ok)
            {
                Operation = operation,
                Addresses = [System.Net.IPAddress.Parse("127.0.0.2")],
            };
            yield return new($"a write for a clock that is an hour ahead ({operation})")
            {
                Operation = operation,
                ClockAhead = TimeSpan.FromHours(1),
                ByRequest = request => ByDate(request, "InvalidSignatureException"),
            };
        }
    }
}
