namespace LeanLambda.Tests.Differential;

/// <summary>Where this client does on purpose what the SDK does not.</summary>
/// <param name="Sdk">What its caller gets, how often it sends, and with which numbers of attempts.</param>
/// <param name="Lean">The same of this client.</param>
internal sealed record Difference(string Case, string Sdk, string Lean, string Reason);

internal static class Differences
{
    private const string Once = "OK | 1: PutItem 1/3", AfterOne = "OK A1B2C3 | 2: PutItem 1/3, PutItem 2/3 again", Thrice = "3: PutItem 1/3, PutItem 2/3 again, PutItem 3/3 again";

    internal static IReadOnlyList<Difference> All { get; } =
    [
        .. Certificates("that has expired", "of another host", "that is not trusted"),
        .. Lengths("a negative length", "a length of letters"),
        .. Successes("an array", "a text"),
        new("an address that is silent before the good one", "timeout | 0", "OK A1B2C3 | 1: PutItem 1/3", "A second for each address leaves time for the next one within the attempt."),
        new("a hang-up at the second call", "2 times OK A1B2C3 | 3: PutItem 1/3, PutItem 1/3, PutItem 2/3 again", "2 times OK A1B2C3 | 3: PutItem 1/3, PutItem 1/3, PutItem 1/3 again",
            "A connection that the server has closed while it was idle costs no attempt: the request goes over another one."),
        new("a redirect", $"network error | {Thrice}", "error 307 A1B2C3 | 1: PutItem 1/3", "A signed request goes to the endpoint, and not where a response says."),
        new("421 once", AfterOne, "InvalidEndpointException InvalidEndpointException 421 A1B2C3 By the test. | 1: PutItem 1/3", "Only endpoint discovery can be misdirected, which is not supported."),
        new("421 for ever", "InvalidEndpointException InvalidEndpointException 421 A1B2C3 By the test. | 2: PutItem 1/3, PutItem 2/3 again",
            "InvalidEndpointException InvalidEndpointException 421 A1B2C3 By the test. | 1: PutItem 1/3", "Only endpoint discovery can be misdirected, which is not supported."),
    ];

    private static IEnumerable<Difference> Certificates(params string[] kinds) => kinds.Select(kind => new Difference(
        $"a certificate {kind}", "network error | 3", "certificate refused | 1",
        "A certificate that is refused stays refused: it is an error that says why, and no outage."));

    private static IEnumerable<Difference> Lengths(params string[] kinds) => kinds.SelectMany(kind => new[]
    {
        new Difference($"{kind}, once", Once, AfterOne, "A length that cannot be read leaves the end of the body to guess."),
        new Difference($"{kind}, for ever", Once, $"network error | {Thrice}", "A length that cannot be read leaves the end of the body to guess."),
    });

    private static IEnumerable<Difference> Successes(params string[] kinds) => kinds.SelectMany(kind => new[]
    {
        new Difference($"{kind} for success, once", "OK A1B2C3 | 1: PutItem 1/3", AfterOne, "A result is an object: anything else is not DynamoDB's."),
        new Difference($"{kind} for success, for ever", "OK A1B2C3 | 1: PutItem 1/3", $"success that cannot be read | {Thrice}", "A result is an object: anything else is not DynamoDB's."),
    });
}
