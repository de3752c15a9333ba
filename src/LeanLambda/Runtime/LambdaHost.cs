namespace LeanLambda;

/// <summary>
/// A Lambda host without other code: asks the Lambda Runtime API for events, one at a time, until the process is ended.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
public static class LambdaHost
{
    /// <summary>
    /// Starts the function and serves events in the calling thread. While an event is served, its trace id is in the
    /// environment variable <c>_X_AMZN_TRACE_ID</c>. It returns if the function cannot start, if the Runtime API is
    /// gone or asks the process to end, and if AWS_LAMBDA_MAX_CONCURRENCY asks for more than one event at a time, which
    /// this host does not serve; a line on standard error then says which.
    /// </summary>
    /// <param name="start">Makes the function; what it throws is reported to Lambda as a failed start.</param>
    /// <returns>The exit code of the process, 1.</returns>
    public static int Run(Func<Task<LambdaFunction>> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } address)
            return End("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program, or a local stand-in for it.");
        try
        {
            using var api = RuntimeApi.At(address);
            if (Start(api, start) is not { } function) return 1;
            while (true) Serve(api, function, api.Next());
        }
        catch (RuntimeApiException gone)
        {
            return End($"The Lambda Runtime API at {address} is of no use any more: {gone.Message}");
        }
    }

    private static LambdaFunction? Start(RuntimeApi api, Func<Task<LambdaFunction>> start)
    {
        try
        {
            RefuseConcurrency(Environment.GetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY"));
            return start().GetAwaiter().GetResult()
                ?? throw new FunctionStartException("The start has made no function.");
        }
        catch (Exception error)
        {
            End($"The function cannot start: {error.Message}");
            api.FailInit(error);
            return null;
        }
    }

    /// <summary>
    /// Lambda Managed Instances hand out that many events at once: all but one of them would wait here.
    /// </summary>
    private static void RefuseConcurrency(string? setting)
    {
        if (setting is not (null or "" or "1"))
            throw new FunctionStartException(
                $"AWS_LAMBDA_MAX_CONCURRENCY is '{setting}', and this host serves one event at a time. Set the "
                + "concurrency of an execution environment to 1, or use Amazon.Lambda.RuntimeSupport instead.");
    }

    /// <summary>
    /// What the function throws, and a response that the Runtime API refuses, is reported; the loop goes on.
    /// </summary>
    private static void Serve(RuntimeApi api, LambdaFunction function, LambdaEvent @event)
    {
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", @event.Invocation.TraceId);
        ReadOnlyMemory<byte> payload;
        try
        {
            payload = function(@event.Payload, @event.Invocation).GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            api.Fail(@event, error);
            return;
        }

        if (api.Respond(@event, payload) is { } refusal) api.Fail(@event, refusal);
    }

    private static int End(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}
