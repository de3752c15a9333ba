using System.Text.RegularExpressions;
using Amazon.Runtime.Credentials;

namespace Blog.EndToEndTests.Deployed;

/// <summary>A stack that is deployed, and who the tests are there.</summary>
/// <param name="Url">With the stage, if it has one.</param>
/// <param name="Writers">Who may write: <c>iam</c>, <c>jwt</c> or <c>anyone</c>.</param>
/// <param name="Readers">Who may read, likewise.</param>
/// <param name="Caller">Of all requests but where a test is about callers.</param>
/// <param name="Other">Somebody else; null where the tests can be no other.</param>
internal sealed partial record Stack(Uri Url, string Writers, string Readers, Caller Caller, Caller? Other)
{
    /// <summary>
    /// As <c>dotnet cake --target=EndToEndTest --url=...</c> says it by variables; null where it says nothing.
    /// </summary>
    public static Stack? Given => Variable("BLOG_URL") is { } url ? From(new Uri(url)) : null;

    private static Stack From(Uri url)
    {
        var writers = Variable("BLOG_WRITERS") ?? "iam";
        return new(url, writers, Variable("BLOG_READERS") ?? "anyone", CallerFor(writers, url), OtherCaller());
    }

    private static Caller CallerFor(string writers, Uri url) => writers switch
    {
        "iam" => new Caller.Aws(DefaultAWSCredentialsIdentityResolver.GetCredentials(), RegionOf(url)),
        "jwt" => new Caller.Bearer(
            Variable("BLOG_TOKEN") ?? throw new InvalidOperationException("BLOG_TOKEN holds no token.")),
        _ => new Caller.Nobody(),
    };

    private static Caller.Bearer? OtherCaller() => Variable("BLOG_OTHER_TOKEN") is { } token ? new(token) : null;

    /// <summary>A domain of one's own does not tell its region.</summary>
    private static string RegionOf(Uri url) =>
        ExecuteApi().Match(url.Host) is { Success: true } match ? match.Groups["region"].Value
        : Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? "us-east-1";

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"\.execute-api\.(?<region>[a-z0-9-]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExecuteApi();
}
