using Blog.Functions.Store;

namespace Blog.Functions.Edges;

/// <summary>One way to DynamoDB, as the start of a function uses it.</summary>
/// <param name="Dynamo">The operations of the table's service.</param>
/// <param name="BeginConnect">Begins to connect, and waits for nothing.</param>
/// <param name="Rehearse">Runs a step on operations that all have this response, in JSON; nothing leaves the
/// process.</param>
/// <param name="Greet">Completes the connection, by an unsigned <c>GET /</c>.</param>
internal sealed record DynamoEdge(
    Dynamo Dynamo,
    Action BeginConnect,
    Func<string, Func<Dynamo, Task>, Task> Rehearse,
    Func<CancellationToken, Task> Greet);
