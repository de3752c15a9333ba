using Blog.RuntimeConduct;

namespace LeanLambda.Tests.Runtime;

/// <summary>
/// The host against a Runtime API, in process. One at a time: the host reads and writes environment variables.
/// </summary>
public abstract class LambdaHostSuite : IAsyncLifetime
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected RuntimeApiStandIn Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RuntimeApiStandIn.Start();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Api.DisposeAsync();
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", value: null);
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", value: null);
    }

    private protected static ReadOnlyMemory<byte> Fine => "{}"u8.ToArray();

    /// <summary>Throws at every event but the one that is called good.</summary>
    private protected static LambdaFunction Good(Exception error) => (_, invocation) =>
        invocation.RequestId is "good" ? Task.FromResult(Fine) : Throw(error);

    private protected static async Task<ReadOnlyMemory<byte>> Throw(Exception error)
    {
        await Task.Yield();
        throw error;
    }

    private protected Task<int> Run(LambdaFunction function)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", Api.Address);
        return Task.Run(() => LambdaHost.Run(() => Task.FromResult(function))); // it blocks its thread
    }

    /// <summary>The host ends when its Runtime API does, and not before.</summary>
    private protected async Task End(Task<int> host)
    {
        Assert.False(host.IsCompleted);
        await Api.DisposeAsync();
        Assert.Equal(1, await host.WaitAsync(Patience));
    }
}
