using System.Diagnostics;

namespace Blog.Tests;

/// <summary>What a test may need beside a build of the solution.</summary>
public enum Need
{
    Cake,
    CCompiler,
    ClientPackage,
    ClientSmoke,
    DynamoDbLocal,
    LeanExecutable,
    LeanSmoke,
    NativeExecutable,
    Node,
    NodeTools,
}

internal static class Needs
{
    private static readonly Lazy<bool> HasCake = new(() => Succeeds("dotnet", "cake", "--version"));

    /// <summary>A stack or a table that is deployed is there in place of what runs on this machine.</summary>
    private static bool IsDeployed => IsSet("BLOG_URL") || IsSet("BLOG_TABLE");

    /// <summary>What is missing and the commands that get it, in one line; null where nothing is missing.</summary>
    internal static string? Missing(params IEnumerable<Need> needs)
    {
        var missing = needs.SelectMany(MissingFor).Distinct(StringComparer.Ordinal).ToArray();
        return missing is [] ? null : $"Needs {string.Join(", and ", missing)}.";
    }

    private static IEnumerable<string> MissingFor(Need need) => need switch
    {
        Need.Cake => Unless(HasCake.Value, "Cake (`dotnet tool restore`)"),
        Need.CCompiler => [.. Program("cc"), .. Program("readelf")],
        Need.ClientPackage => Unless(Has("artifacts/packages"), "the client's package (`dotnet cake --target=Pack`)"),
        Need.ClientSmoke => Unless(
            Has("artifacts/client-smoke/client-smoke"),
            "the client in native code (`dotnet cake --target=PublishClientSmoke`)"),
        Need.DynamoDbLocal => IsDeployed ? [] : [.. MissingFor(Need.NodeTools), .. Program("java")],
        Need.LeanExecutable => Unless(
            Has("artifacts/function-lean/bootstrap"),
            "the native executable of the edge lean (`dotnet cake --target=PublishLean`)"),
        Need.LeanSmoke => Unless(
            Has("artifacts/lean-smoke/lean-smoke"),
            "the function of LeanLambda's package (`dotnet cake --target=PublishLeanSmoke`)"),
        Need.NativeExecutable => Unless(
            IsDeployed || Has("artifacts/function/bootstrap"),
            "the native executable (`dotnet cake --target=Publish`)"),
        Need.Node => Program("node"),
        Need.NodeTools =>
        [
            .. Program("node"),
            .. Unless(Has("node_modules/.package-lock.json"), "the Node tools (`npm ci --ignore-scripts`)"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, message: null),
    };

    private static string[] Unless(bool isThere, string what) => isThere ? [] : [what];

    private static string[] Program(string name) => Unless(
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name))),
        $"{name} on the PATH (`dotnet cake --target=Doctor` says how to get it)");

    private static bool Has(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    private static bool Succeeds(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
