namespace Blog.EndToEndTests;

/// <summary>An API to test over HTTP: the local cloud, or a stack that is deployed.</summary>
public abstract class BlogApi
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A client with the API's base address.</summary>
    public HttpClient Http { get; private protected set; } = new() { Timeout = Patience };

    /// <summary>What stands in front of every path: <c>/prod</c> for a stage, or nothing.</summary>
    public string BasePath => Http.BaseAddress!.AbsolutePath.TrimEnd('/');

    /// <summary>Who wrote the posts of a caller whom a test does not name.</summary>
    public virtual string Author => "anonymous";
}
