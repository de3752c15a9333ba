namespace Blog.EndToEndTests.Api;

/// <summary>What is tested over an HTTP API (payload 2.0) shares one cloud, and so runs one after another.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class HttpApi : ICollectionFixture<NativeCloud>
{
    public const string Name = "Native functions behind an HTTP API";
}

/// <summary>What is tested over a REST API (payload 1.0) likewise.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class RestApi : ICollectionFixture<NativeRestCloud>
{
    public const string Name = "Native functions behind a REST API";

    /// <summary>For a cloud of one's own.</summary>
    public static readonly string[] Options = ["--payload", "1.0"];
}
