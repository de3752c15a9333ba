using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Blog.Functions.Gateway;
using Blog.Functions.Lambda;
using LeanLambda;

namespace Blog.Functions.Edges;

/// <summary>
/// The host of <c>-p:Edge=amazon</c>, AWS's runtime client: it reports failed starts and faults by itself.
/// </summary>
internal static class AmazonHost
{
    internal static async Task<int> Run(Func<Task<Function>> start)
    {
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
            return End("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program, or a local stand-in for it.");
        Function? function = null;
        try
        {
            using var bootstrap = LambdaBootstrapBuilder
                .Create((Stream payload, ILambdaContext context) => Handle(function!, payload, context))
                .UseBootstrapHandler(async () =>
                {
                    function = await start();
                    return true;
                })
                .Build();
            await bootstrap.RunAsync();
            return 0;
        }
        catch (Exception fault)
        {
            var reason = $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";
            return End(function is null
                ? $"The function cannot start: {reason}"
                : $"The Lambda Runtime API at {address} takes no more: {reason}");
        }
    }

    private static int End(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }

    private static async Task<Stream> Handle(Function function, Stream payload, ILambdaContext context)
    {
        var invocation = new Invocation(
            context.AwsRequestId,
            context.TraceId ?? "",
            DateTimeOffset.UtcNow + context.RemainingTime);
        var reply = await function(AmazonEvent.Read(payload, context.AwsRequestId), invocation);
        return new MemoryStream(GatewayReply.Write(reply).ToArray(), writable: false);
    }
}
