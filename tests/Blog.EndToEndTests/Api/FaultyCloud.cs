namespace Blog.EndToEndTests.Api;

/// <summary>
/// Native functions whose DynamoDB is behind a proxy that injects faults; on the tables of another cloud.
/// </summary>
public abstract class FaultyCloud(LocalCloud behind, params string[] args) : IAsyncLifetime
{
    /// <summary>
    /// Enough for three tries of a call, whose pauses are 3 s at most, and too little for two that stall.
    /// </summary>
    private const string FunctionTimeout = "6";

    private DynamoProxy? db;
    private LocalCloud? cloud;

    internal LocalCloud Cloud => cloud!;

    internal DynamoProxy Db => db!;

    public async ValueTask InitializeAsync()
    {
        db = await DynamoProxy.Start(behind.DynamoDb);
        cloud = await StartAnother();
    }

    /// <summary>Behind the same proxy, with options of its own.</summary>
    internal Task<LocalCloud> StartAnother(params string[] more) => LocalCloud.Start(
        behind.Executable,
        ["--table-url", Db.Url.AbsoluteUri, "--function-timeout-seconds", FunctionTimeout, .. args, .. more]);

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        await Db.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class FaultyHttpApi(NativeCloud behind) : FaultyCloud(behind);

public sealed class FaultyRestApi(NativeRestCloud behind) : FaultyCloud(behind, RestApi.Options);
