namespace Blog.BuildTests.Aws;

/// <summary>Commands that find of AWS's variables and files only those that a test gives.</summary>
internal static class AwsCommands
{
    /// <summary>A target of the build, with somebody's keys.</summary>
    public static Task<Repository.Outcome> Cake(this FakeAws aws, params string[] arguments) =>
        Repository.Run(Only(aws.Variables()), "dotnet", ["cake", .. arguments]);

    /// <summary>What the targets run to ask AWS.</summary>
    public static Task<Repository.Outcome> Ask(Dictionary<string, string> variables, params string[] arguments) =>
        Repository.Run(Only(variables), "node", ["--no-warnings", "build/aws.mjs", .. arguments]);

    public static Dictionary<string, string> Variables(this FakeAws aws) => new()
    {
        ["AWS_ENDPOINT_URL"] = aws.Url,
        ["AWS_REGION"] = FakeAws.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    private static Action<IDictionary<string, string?>> Only(Dictionary<string, string> variables) => environment =>
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal))
            .ToArray())
            environment.Remove(name);
        environment["AWS_SHARED_CREDENTIALS_FILE"] = environment["AWS_CONFIG_FILE"] = "/dev/null";
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in variables)
            environment[name] = value;
    };
}
