namespace LeanLambda;

/// <summary>One event's way through a function: its payload in, the payload of its response out.</summary>
/// <param name="payload">The event, as Lambda gave it.</param>
/// <param name="invocation">What Lambda says of the event.</param>
public delegate Task<ReadOnlyMemory<byte>> LambdaFunction(ReadOnlyMemory<byte> payload, Invocation invocation);

/// <summary>What Lambda says of one event.</summary>
/// <param name="RequestId">Lambda's own id, which its log lines carry too.</param>
/// <param name="TraceId">X-Ray's header; empty if tracing is off.</param>
/// <param name="Deadline">
/// The moment at which Lambda ends the process, at most 15 minutes ahead. It is 15 minutes ahead if Lambda names none,
/// or one that this machine's clock shows as past or further away.
/// </param>
public sealed record Invocation(string RequestId, string TraceId, DateTimeOffset Deadline);

/// <summary>A function cannot start; the message says what is missing and what is allowed.</summary>
public sealed class FunctionStartException(string message) : Exception(message);
