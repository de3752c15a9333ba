namespace LeanLambda.Tests.Differential;

/// <summary>Where this client does on purpose what the SDK does not.</summary>
/// <param name="Sdk">What its caller gets, how often it sends, and with which numbers of attempts.</param>
/// <param name="Lean">The same of this client.</param>
internal sealed record Difference(string Case, string Sdk, string Lean, string Reason);

internal static class Differences
{
    private const string AfterOne = "OK A1B2C3 | 2: GetItem 1/3, GetItem 2/3 again";

    private const string Thrice = "3: GetItem 1/3, GetItem 2/3 again, GetItem 3/3 again";

    private const string OnceOnly =
        "Another write may have come between: the outcome is unknown, and the caller is told so.";

    private const string Misdirected = "InvalidEndpointException InvalidEndpointException 421 A1B2C3 By the test.";

    internal static IReadOnlyList<Difference> All { get; } =
    [
        .. Certificates("that has expired", "of another host", "that is not trusted"),
        .. Lengths("a negative length", "a length of letters"),
        .. Successes("an array", "a text", "a wrong type", "a wrong item"),
        .. Writes(),
        new(
            "an address that is silent before the good one",
            Sdk: "timeout | 0",
            Lean: "OK A1B2C3 | 1: GetItem 1/3",
            "A second for each address leaves time for the next one within the attempt."),
        new(
            "a hang-up at the second call",
            Sdk: "2 times OK A1B2C3 | 3: GetItem 1/3, GetItem 1/3, GetItem 2/3 again",
            Lean: "2 times OK A1B2C3 | 3: GetItem 1/3, GetItem 1/3, GetItem 1/3 again",
            "A connection that was closed while it was idle costs no attempt: the request goes over another one."),
        new(
            "a redirect",
            Sdk: $"network error | {Thrice}",
            Lean: "error 307 A1B2C3 | 1: GetItem 1/3",
            "A signed request goes to the endpoint, and not where a response says."),
        new(
            "421 once",
            Sdk: AfterOne,
            Lean: $"{Misdirected} | 1: GetItem 1/3",
            "Only endpoint discovery can be misdirected, which is not supported."),
        new(
            "421 for ever",
            Sdk: $"{Misdirected} | 2: GetItem 1/3, GetItem 2/3 again",
            Lean: $"{Misdirected} | 1: GetItem 1/3",
            "Only endpoint discovery can be misdirected, which is not supported."),
    ];

    /// <summary>The SDK sends a single write again that may have been done.</summary>
    private static IEnumerable<Difference> Writes() => Cases.SingleWrites.SelectMany(operation =>
        Cases.Doubts.Select(doubt => new Difference(
            $"{doubt.Name} ({operation})",
            Sdk: $"OK A1B2C3 | 2: {operation} 1/3, {operation} 2/3 again",
            Lean: $"{doubt.Lean} | 1: {operation} 1/3",
            OnceOnly))
        .Append(new(
            $"{Cases.HangUp} ({operation})",
            Sdk: $"2 times OK A1B2C3 | 3: {operation} 1/3, {operation} 1/3, {operation} 2/3 again",
            Lean: $"OK A1B2C3, network error | 2: {operation} 1/3, {operation} 1/3",
            OnceOnly)));

    private static IEnumerable<Difference> Certificates(params string[] kinds) => kinds.Select(kind => new Difference(
        $"a certificate {kind}",
        Sdk: "network error | 3",
        Lean: "certificate refused | 1",
        "A certificate that is refused stays refused: it is an error that says why, and no outage."));

    private static IEnumerable<Difference> Lengths(params string[] kinds) =>
        kinds.SelectMany(kind => Twice(
            kind,
            "OK | 1: GetItem 1/3",
            "network error",
            "A length that cannot be read leaves the body's end to guess."));

    private static IEnumerable<Difference> Successes(params string[] kinds) =>
        kinds.SelectMany(kind => Twice(
            $"{kind} for success",
            "OK A1B2C3 | 1: GetItem 1/3",
            "success that cannot be read",
            "A result is an object, and so are its maps: anything else is not DynamoDB's."));

    /// <summary>The SDK takes what this client asks for again, once or for ever.</summary>
    private static IEnumerable<Difference> Twice(string name, string sdk, string error, string reason) =>
        [new($"{name}, once", sdk, AfterOne, reason), new($"{name}, for ever", sdk, $"{error} | {Thrice}", reason)];
}
