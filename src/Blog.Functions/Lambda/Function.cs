using Blog.Core.Http;
using Blog.Functions.Gateway;
using LanguageExt;
using LeanLambda;

namespace Blog.Functions.Lambda;

/// <summary>What a Lambda host runs: an event that was read, or why it could not be, becomes a reply.</summary>
internal delegate Task<HttpReply> Function(Either<BlogError, HttpCall> call, Invocation invocation);

internal static class FunctionEvents
{
    /// <summary>The function as Lambda runs it: the bytes of an event in, those of the response out.</summary>
    internal static LambdaFunction OnEvents(this Function function) => async (payload, invocation) =>
        GatewayReply.Write(await function(GatewayEvent.Read(payload.Span, invocation.RequestId), invocation));
}
