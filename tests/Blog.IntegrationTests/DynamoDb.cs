using Amazon.DynamoDBv2;
using Blog.Local;

namespace Blog.IntegrationTests;

/// <summary>
/// AWS's DynamoDB Local with the blog's table, one for all suites of the collection; each test has blogs of its own. Or
/// the table that <c>dotnet cake --target=IntegrationTest --table=NAME</c> names, where the environment's region,
/// credentials and endpoint lead to; there all that the tests wrote is deleted at the end.
/// </summary>
public sealed class DynamoDb : IAsyncLifetime
{
    private static readonly string? GivenTable =
        Environment.GetEnvironmentVariable("BLOG_TABLE") is { Length: > 0 } name ? name : null;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private DynamoDbLocal? local;

    /// <summary>Whether it stays stopped, for it lacks what it needs.</summary>
    internal bool IsMissing { get; } = Needs.Missing(Need.DynamoDbLocal) is not null;

    internal static string Table => GivenTable ?? "blog";

    internal static bool IsLocal => GivenTable is null;

    /// <summary>For looking at the table behind the functions' back.</summary>
    internal AmazonDynamoDBClient Client { get; private set; } = null!;

    /// <summary>Over the edge <c>sdk</c>.</summary>
    internal EdgeTable Sdk { get; private set; } = null!;

    /// <summary>Over the edge <c>lean</c>.</summary>
    internal EdgeTable Lean { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (IsMissing)
            return;
        if (IsLocal)
            await StartLocal();
        Client = new();
        (Sdk, Lean) = (EdgeTable.Sdk(Client), EdgeTable.Lean(Client));
    }

    private async Task StartLocal()
    {
        using var patience = new CancellationTokenSource(Patience);
        var folder = DynamoDbLocal.NewestFolder(Repository.Root)
            ?? throw new CannotRunException("DynamoDB Local is not installed: run `npm ci --ignore-scripts`.");
        local = await DynamoDbLocal.Start(folder, dataFolder: null, patience.Token);
        await local.CreateTable(Table, patience.Token);
        TellTheSdk(local.Url);
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsLocal && Client is not null)
            await TableCleanUp.Delete(Client, Table, Some.Run);
        Client?.Dispose();
        if (local is not null) await local.DisposeAsync();
    }

    /// <summary>
    /// In a test process as in Lambda, the SDK learns region, credentials and endpoint from the environment.
    /// </summary>
    private static void TellTheSdk(Uri url)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", value: null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", url.AbsoluteUri.TrimEnd('/'));
    }
}

/// <summary>The suites that share one DynamoDB Local, and so run one after another.</summary>
[Needs(Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class DynamoDbSuites : ICollectionFixture<DynamoDb>
{
    public const string Name = "DynamoDB Local";
}
