namespace Blog.ReliabilityTests.Checking;

/// <summary>The calls of one blog, from its first to its last.</summary>
internal sealed record History(IReadOnlyCollection<Call> Calls)
{
    internal IEnumerable<string> Posts => Calls
        .SelectMany(call => call.Posts)
        .Select(post => post.Id)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>All that the contract does not allow; nothing for a history without a fault.</summary>
    internal IReadOnlyList<string> Violations() => [.. WrongResponses(), .. DoubledCreates(), .. Contradictions()];

    private IEnumerable<string> WrongResponses() =>
        from call in Calls
        where call.Outcome is Outcome.Wrong
        select $"A response that the contract does not have:\n{call}";

    /// <summary>Creates of one origin are one request: without a key sent once, or with one key sent often.</summary>
    private IEnumerable<string> DoubledCreates() =>
        from call in Calls
        from post in call.Posts
        group (post.Id, call) by post.Origin into origin
        where origin.DistinctBy(each => each.Id).Count() > 1
        select $"One create made several posts:\n{Lines(origin.DistinctBy(each => each.Id).Select(each => each.call))}";

    private IEnumerable<string> Contradictions() =>
        from id in Posts
        let operations = PostModel.Operations(id, Calls).ToArray()
        let finding = Linearizability.Check(PostState.NotYet, operations)
        where finding.Judgement is not Judgement.Linearizable
        select $"""
            The calls of post {id} are explained by no order: {finding.Judgement}.
            It is then {finding.State}, and next would come one of:
            {Lines(finding.Stuck)}
            All calls, with start and end in milliseconds:
            {Lines(operations.OrderBy(operation => operation.Start).Select(operation => operation.Text))}
            """;

    private static string Lines(IEnumerable<object> lines) => string.Join('\n', lines);
}
