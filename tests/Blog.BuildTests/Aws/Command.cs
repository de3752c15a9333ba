using System.Diagnostics;
using Blog.IntegrationTests;

namespace Blog.BuildTests.Aws;

/// <summary>A command that was run to its end.</summary>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.Split('\n')[^1];

    /// <summary>A target of the build.</summary>
    public static Task<Command> Cake(FakeAws aws, params string[] arguments) => Run(Variables(aws), "dotnet", ["cake", .. arguments]);

    /// <summary>What the targets run to ask AWS.</summary>
    public static Task<Command> AskAws(Dictionary<string, string> variables, params string[] arguments) =>
        Run(variables, "node", ["--no-warnings", "build/aws.mjs", .. arguments]);

    /// <summary>Somebody's keys, the region of <see cref="FakeAws"/>, and its URL for AWS's.</summary>
    public static Dictionary<string, string> Variables(FakeAws aws) => new()
    {
        ["AWS_ENDPOINT_URL"] = aws.Url,
        ["AWS_REGION"] = FakeAws.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    /// <summary>Of AWS's own variables and files, only those given.</summary>
    private static async Task<Command> Run(Dictionary<string, string> variables, string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
