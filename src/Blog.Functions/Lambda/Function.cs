using Blog.Core;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Functions.Lambda;

/// <summary>What a Lambda host runs: an event that was read, or why it could not be, becomes a reply.</summary>
internal delegate Task<HttpReply> Function(Either<BlogError, HttpCall> call, Invocation invocation);

/// <summary>What Lambda says of one event.</summary>
/// <param name="RequestId">Lambda's own, which its log lines carry too.</param>
/// <param name="TraceId">X-Ray's header, empty where tracing is off.</param>
/// <param name="Deadline">When Lambda kills the process.</param>
internal sealed record Invocation(string RequestId, string TraceId, DateTimeOffset Deadline);

/// <summary>A function that cannot start; the message says what is missing and what is allowed.</summary>
internal sealed class StartFault(string message) : Exception(message);
