using Blog.Functions.Gateway;

namespace Blog.Functions.Lambda;

/// <summary>
/// The built-in host: asks the Lambda Runtime API for events, one at a time, until the process is ended.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal static class LambdaHost
{
    /// <summary>Ends with exit code 1 when the function cannot start or the Runtime API has gone.</summary>
    internal static async Task<int> Run(Func<Task<Function>> start)
    {
        // The threads that wait for asynchronous sockets: there are none here, all of them block.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "0");
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
            return GiveUp("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program; on your machine `dotnet cake --target=Run` does.");
        using var api = RuntimeApi.At(address);
        try
        {
            return await Start(api, start) is { } function ? await Loop(api, function) : 1;
        }
        catch (HttpRequestException gone)
        {
            return GiveUp($"The Lambda Runtime API at {address} does not answer: {gone.Message}");
        }
    }

    private static async Task<Function?> Start(RuntimeApi api, Func<Task<Function>> start)
    {
        try
        {
            return await start();
        }
        catch (Exception fault)
        {
            api.FailInit(fault);
            return null;
        }
    }

    private static async Task<int> Loop(RuntimeApi api, Function function)
    {
        while (true)
        {
            var (invocation, payload) = api.Next();
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
            await Serve(api, function, invocation, payload);
        }
    }

    /// <summary>What the function throws, and a reply that the Runtime API refuses, is reported; the loop goes on.</summary>
    private static async Task Serve(RuntimeApi api, Function function, Invocation invocation, byte[] payload)
    {
        ReadOnlyMemory<byte> reply;
        try
        {
            reply = GatewayReply.Write(await function(GatewayEvent.Read(payload, invocation.RequestId), invocation));
        }
        catch (Exception fault)
        {
            api.Fail(invocation, fault);
            return;
        }

        try
        {
            api.Respond(invocation, reply);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is not null)
        {
            api.Fail(invocation, refused);
        }
    }

    private static int GiveUp(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}
