namespace LeanLambda;

/// <summary>
/// The built-in host: asks the Lambda Runtime API for events, one at a time, until the process is ended.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
public static class LambdaHost
{
    /// <summary>Ends with exit code 1 when the function cannot start or the Runtime API has gone.</summary>
    /// <param name="start">Makes the function; what it throws is reported to Lambda as a failed start.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(Func<Task<LambdaFunction>> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
            return GiveUp("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program, or a local stand-in for it.");
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

    private static async Task<LambdaFunction?> Start(RuntimeApi api, Func<Task<LambdaFunction>> start)
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

    private static async Task<int> Loop(RuntimeApi api, LambdaFunction function)
    {
        while (true)
        {
            var (invocation, payload) = api.Next();
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
            await Serve(api, function, invocation, payload);
        }
    }

    /// <summary>What the function throws, and a reply that the Runtime API refuses, is reported; the loop goes on.</summary>
    private static async Task Serve(RuntimeApi api, LambdaFunction function, Invocation invocation, byte[] payload)
    {
        ReadOnlyMemory<byte> reply;
        try
        {
            reply = await function(payload, invocation);
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
