using System.Net;
using System.Threading.Tasks;

/// Builds the Dockerfile to its end without Docker: with buildah, on stand-ins for the images of Amazon Linux. That
/// proves the Dockerfile's own logic, and nothing of the real images: neither their packages and libraries nor their
/// downloads.
void TestDockerfile()
{
    (string System, string Framework)[] systems = [("al2", "net9.0"), ("al2023", PropertyOfAll("FunctionsFramework"))];
    foreach (var (_, framework) in systems)
        RestoreForStandIn(framework);
    foreach (var (system, framework) in systems)
    {
        var output = $"{Artifacts}/docker-test/{system}";
        BuildOnStandIn(system, output);
        CheckFunction(output);
        Console.WriteLine(
            $"Dockerfile, {system}: a function of {framework} that starts; {Describe($"{output}/bootstrap")}.");
    }
}

/// Brings the packages into this machine's folder, which the container restores from. The default's comes last, so that
/// `obj` is left as every other target leaves it.
void RestoreForStandIn(string framework) => DotNetRestore(Functions, new DotNetRestoreSettings
{
    Verbosity = DotNetVerbosity.Quiet,
    MSBuildSettings = new DotNetMSBuildSettings { NoLogo = true }
        .WithProperty("FunctionsFramework", framework).WithProperty("RestoreLockedMode", "true"),
    HandleExitCode = OrFail($"The packages of {framework} cannot be restored: mend what stands above."),
});

void BuildOnStandIn(string system, string output)
{
    Console.WriteLine($"Building the Dockerfile for {system} on a stand-in for its image, some minutes ...");
    CleanDirectory(output);
    DeleteDirectory(output, new DeleteDirectorySettings());
    var dotnet = System.IO.Path.GetDirectoryName(System.Environment.ProcessPath);
    var packages = TextOf("dotnet", "nuget", "locals", "global-packages", "--list").Split(' ', 2)[1].Trim();
    RunInForeground(
        "bash", ["build/docker-test/build.sh", system, output, dotnet, packages],
        explanation: $"The Dockerfile does not build for {system}: its last lines stand above, all of them in "
            + $"{output}.log.");
    if (!DirectoryExists(output))
        throw new AlreadyTold();
}

static void CheckFunction(string folder)
{
    string[] expected = ["bootstrap", "certs/amazon-roots.pem"];
    var files = FilesOf(folder).Order(StringComparer.Ordinal).ToArray();
    if (!files.SequenceEqual(expected))
        throw new CakeException(
            $"The Dockerfile made {string.Join(", ", files)} in {folder}; it must be {string.Join(", ", expected)}.");
    var request = FirstRequestOf($"{folder}/bootstrap").Result;
    if (request != "GET /2018-06-01/runtime/invocation/next HTTP/1.1")
        throw new CakeException(
            $"{folder}/bootstrap does not start: instead of asking for its first event it sent '{request}'.");
}

/// The first line of what an executable sends to Lambda's Runtime API, or nothing where it ends without a word.
static async Task<string> FirstRequestOf(string executable)
{
    using var api = new TcpListener(IPAddress.Loopback, 0);
    api.Start();
    var start = new ProcessStartInfo(System.IO.Path.GetFullPath(executable));
    start.Environment.Clear();
    foreach (var (name, value) in FunctionEnvironment($"{api.LocalEndpoint}"))
        start.Environment[name] = value;
    using var process = Process.Start(start);
    using var patience = new System.Threading.CancellationTokenSource(TimeSpan.FromSeconds(30));
    var call = api.AcceptTcpClientAsync(patience.Token).AsTask();
    await System.Threading.Tasks.Task.WhenAny(call, process.WaitForExitAsync());
    using var client = call.IsCompletedSuccessfully ? await call : null;
    try
    {
        return client is null ? "" : await new System.IO.StreamReader(client.GetStream()).ReadLineAsync(patience.Token);
    }
    finally
    {
        process.Kill();
    }
}

static Dictionary<string, string> FunctionEnvironment(string runtimeApi) => new()
{
    ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
    ["_HANDLER"] = "GetPost",
    ["TABLE_NAME"] = "posts",
    ["AWS_REGION"] = "eu-central-1",
    ["AWS_ACCESS_KEY_ID"] = "id",
    ["AWS_SECRET_ACCESS_KEY"] = "secret",
    ["WARM_START"] = "none",
};

static string Describe(string executable)
{
    var program = System.IO.File.ReadAllBytes(executable);
    return $"{program.Length / 1e6:0.0} MB, needs GLIBC {Glibc.NeededBy(program)} there";
}

static Finding FindBuildah() =>
    !OnPath("buildah") ? new("not found", Install("buildah debootstrap", "buildah debootstrap", "buildah debootstrap"))
    : !OnPath("debootstrap") ? new("found, debootstrap not", Install("debootstrap", "debootstrap", "debootstrap"))
    : !System.Environment.IsPrivilegedProcess
        ? new("found, but it needs root", "run it as root: debootstrap makes a whole Linux")
    : new(Regex.Match(TextOf("buildah", "--version") ?? "", @"\d+(\.\d+)+").Value);
