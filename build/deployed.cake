using System.Net.Http;

/// A stack that is deployed, for tests that run against it. Its tests get this by variables.
record DeployedData(
    string Url,
    string Writers,
    string Readers,
    string Token,
    string OtherToken,
    string Table,
    string Profile,
    string Region);

DeployedData ReadDeployed() => new(
    Url: Argument("url", ""),
    Writers: OneOf("writers", "iam", "jwt", "anyone"),
    Readers: OneOf("readers", "anyone", "iam", "jwt"),
    Token: ArgumentOr("token", "BLOG_TOKEN"),
    OtherToken: ArgumentOr("other-token", "BLOG_OTHER_TOKEN"),
    Table: Argument("table", ""),
    Profile: ArgumentOr("profile", "AWS_PROFILE"),
    Region: ArgumentOr("region", "AWS_REGION"));

/// Tokens are better not written on a command line, where other users of the machine can read them.
string ArgumentOr(string name, string variable) => Argument(name, EnvironmentVariable(variable) ?? "");

/// The suites of tests/Blog.EndToEndTests/Deployed, which also says what is left out.
Suite OnStack(Suite suite, DeployedData stack) => suite with
{
    Filter = "FullyQualifiedName~.Deployed.",
    Variables = new Dictionary<string, string>(Credentials(stack, stack.Writers == "iam" || stack.Readers == "iam"))
    {
        ["BLOG_URL"] = stack.Url,
        ["BLOG_WRITERS"] = stack.Writers,
        ["BLOG_READERS"] = stack.Readers,
        ["BLOG_TOKEN"] = stack.Token,
        ["BLOG_OTHER_TOKEN"] = stack.OtherToken,
    },
};

/// Not the suites that put faults between the code and the table, nor those that need none.
Suite OnTable(Suite suite, DeployedData stack) => suite with
{
    Filter = "FullyQualifiedName~.Store.|FullyQualifiedName~.Endpoints.",
    Variables = new Dictionary<string, string>(Credentials(stack, areNeeded: true)) { ["BLOG_TABLE"] = stack.Table },
};

void CheckStack(DeployedData stack)
{
    if (!Uri.TryCreate(stack.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        throw new CakeException($"--url={stack.Url} is no address: take what `dotnet cake --target=Url` prints.");
    if (stack.Writers == "jwt" && stack.Token == "")
        throw new CakeException(
            "--writers=jwt needs a --token that the stack's issuer gave (or BLOG_TOKEN in the environment).");
    Console.WriteLine($"Testing {url}, whose writers are {stack.Writers} ...");
    var status = StatusOf(new Uri(url.AbsoluteUri.TrimEnd('/') + "/v1/is-it-there/posts"));
    if (status is not (200 or 401 or 403))
        throw new CakeException(
            $"{url} answers {status} to a list of posts: take the address that `dotnet cake --target=Url` prints.");
}

void CheckTable(DeployedData stack)
{
    if (stack.Table == "")
        throw new CakeException(
            "--table= names no table: take what `dotnet cake --target=Url --output=TableName` prints.");
    if (stack.Region == "" && !HasEnvironmentVariable("AWS_DEFAULT_REGION"))
        throw new CakeException(
            $"Where is the table {stack.Table}? Name its --region (or AWS_REGION in the environment).");
}

static int StatusOf(Uri url)
{
    try
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var answer = http.GetAsync(url).GetAwaiter().GetResult();
        return (int)answer.StatusCode;
    }
    catch (Exception failure) when (failure is HttpRequestException or System.Threading.Tasks.TaskCanceledException)
    {
        throw new CakeException($"{url} cannot be reached: {failure.Message}");
    }
}

/// The environment's own, or else what the AWS CLI has, which knows single sign-on and roles too.
Dictionary<string, string> Credentials(DeployedData stack, bool areNeeded)
{
    var variables = new Dictionary<string, string>();
    if (stack.Region != "")
        variables["AWS_REGION"] = stack.Region;
    if (!areNeeded || (!HasArgument("profile") && HasEnvironmentVariable("AWS_ACCESS_KEY_ID")))
        return variables;
    foreach (Match line in Regex.Matches(
        ExportedCredentials(stack.Profile),
        @"^(AWS_\w+)=(.*?)\r?$",
        RegexOptions.Multiline))
        variables[line.Groups[1].Value] = line.Groups[2].Value;
    return variables;
}

static string ExportedCredentials(string profile)
{
    if (!OnPath("aws"))
        throw new CakeException(
            "There are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or install the AWS CLI "
            + "for a --profile.");
    string[] named = profile == "" ? [] : ["--profile", profile];
    return TextOf("aws", ["configure", "export-credentials", "--format", "env-no-export", .. named])
        ?? throw new CakeException(profile == ""
            ? "There are no AWS credentials: sign in, or name a --profile."
            : $"The profile {profile} gives no credentials: sign in by `dotnet cake --target=Sso "
                + $"--profile={profile}`.");
}
