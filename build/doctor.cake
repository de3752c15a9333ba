using System.Net.Sockets;
using System.Text.RegularExpressions;

/// What the machine must have, and the tasks that need it.
record Requirement(string Name, Func<Finding> Look, params string[] NeededBy);

record Finding(string Found, string Remedy = "");

Requirement[] Requirements(BuildData build) =>
[
    new(
        ".NET SDK",
        () => AtLeast(10, "dotnet", ["--version"], "https://dotnet.microsoft.com/download/dotnet/10.0"),
        "Build",
        "BuildLocal",
        "BuildFunctions",
        "BuildStack",
        "BuildReliability",
        "BuildFuzz",
        "Mutate",
//#if (bench)
        "BuildBench",
//#endif
        "Publish",
        "PublishLean",
        "PublishClientSmoke",
        "PublishLeanSmoke",
        "Pack",
        "Format",
        "OpenApi",
        "Golden",
        "TemplateCopy",
        "NativeProbe"),
    new(
        "Node.js",
        () => AtLeast(20, "node", ["--version"], NodeRemedy()),
//#if (bench)
        "BenchTest",
//#endif
        "NodeTools",
        "Test"),
    new("npm", () => AtLeast(9, "npm", ["--version"], NodeRemedy()), "NodeTools"),
    new("Java", () => AtLeast(17, "java", ["-version"], Install(
        apt: "openjdk-17-jre-headless", dnf: "java-17-openjdk-headless", brew: "openjdk@17")),
//#if (bench)
        "Bench",
//#endif
        "LocalTable", "ClientTest", "DocsTest", "LocalCloud", "Soak", "Test", "Run"),
    new("linker", () => FindLinker(build.Publish), build.Publish.Builder == "host"
        ? ["Publish", "PublishLean", "PublishClientSmoke", "PublishLeanSmoke", "NativeProbe", "Test"]
        : ["PublishLean", "PublishClientSmoke", "PublishLeanSmoke", "Test"]),
    new("C compiler", FindCompiler,
//#if (bench)
        "MethodOrder",
//#endif
        "BuildTest", "Test"),
    new("Docker", FindDocker, build.Publish.Builder == "docker" ? ["Publish"] : []),
    new("buildah", FindBuildah, "DockerTest"),
//#if (bench)
    new("OpenSSL", FindOpenSslHeaders),
//#endif
    new("browser", LookForBrowser),
    new(
        "AWS CLI",
        () => AtLeast(
            2,
            "aws",
            ["--version"],
            "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"),
        "Sso"),
    new("git", () => AtLeast(2, "git", ["--version"], Install("git", "git", "git"))),
    new($"port {build.Run.Port}", () => FindPort(build.Run.Port), "Run"),
];

void RequireFor(IEnumerable<string> tasks, BuildData build)
{
    RefuseWindows();
    var missing = Examine(Requirements(build).Where(need => need.NeededBy.Intersect(tasks).Any()))
        .Where(answer => answer.Finding.Remedy != "")
        .Select(answer => $"{answer.Name}: {answer.Finding.Found}; {answer.Finding.Remedy}")
        .ToArray();
    if (missing.Length > 0)
        throw new CakeException(string.Join("\n", missing));
}

void PrintDiagnosis(BuildData build)
{
    RefuseWindows();
    var answers = Examine(Requirements(build));
    foreach (var (name, finding) in answers)
        Console.WriteLine($"{Verdict(name, finding),-9}{name,-12}{finding.Found}{Or("; ", finding.Remedy)}");
    if (answers.Any(answer => Verdict(answer.Name, answer.Finding) == "missing"))
        throw new AlreadyTold();
}

static (string Name, Finding Finding)[] Examine(IEnumerable<Requirement> requirements) =>
    requirements.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
        .Select(requirement => (requirement.Name, requirement.Look()))
        .ToArray();

static string Verdict(string name, Finding finding) =>
    finding.Remedy == "" ? "ok"
    : name is "Docker" or "buildah" or "AWS CLI" || name.StartsWith("port") ? "warning"
    : "missing";

static string Or(string joint, string text) => text == "" ? "" : joint + text;

void RefuseWindows()
{
    if (IsRunningOnWindows())
        throw new CakeException("This build runs on Linux and macOS; on Windows, run it in WSL.");
}

static Finding AtLeast(int major, string command, string[] arguments, string remedy)
{
    var version = Regex.Match(TextOf(command, arguments) ?? "", @"\d+(\.\d+)*");
    return !version.Success ? new("not found", $"{major} or newer is needed: {remedy}")
        : int.Parse(version.Value.Split('.')[0]) < major ? new(version.Value, $"{major} or newer is needed: {remedy}")
        : new(version.Value);
}

/// The toolchain, which needs nothing else of the machine but xz, once; or else the machine's own linker.
static Finding FindLinker(PublishData publish)
{
    if (Toolchain.RunsHere
        && publish.Builder == "host"
        && (OnPath("xz") || Toolchain.IsFetched(Manifest(publish.Architecture), Toolchains)))
        return new($"the toolchain for {publish.Architecture}, from npm");
    var own = FindCompiler();
    return !Toolchain.RunsHere || publish.Builder != "host" ? own
        : own.Remedy == "" && publish.Architecture == Machine.Architecture
            ? new($"{own.Found}; the toolchain needs xz ({Install("xz-utils", "xz", "xz")})")
        : new("xz, which unpacks the toolchain, is not found", Install("xz-utils", "xz", "xz"));
}

/// What NativeAOT's link takes: clang or else gcc, GNU ld, the C library's start files, objcopy. zlib comes with the
/// compiler's package.
static Finding FindCompiler()
{
    var remedy = OnPath("xcode-select") ? "xcode-select --install" : Install("gcc libc6-dev", "gcc", "gcc");
    var compiler = new[] { "clang", "gcc" }.FirstOrDefault(OnPath);
    if (compiler is null)
        return new("neither clang nor gcc found", remedy);
    if (OperatingSystem.IsLinux() && !new[] { "objcopy", "llvm-objcopy" }.Any(OnPath))
        return new($"{compiler} found, objcopy not", Install("binutils", "binutils", "binutils"));
    return Links(compiler)
        ? new($"{compiler} {Regex.Match(TextOf(compiler, "--version"), @"\d+\.\d+\.\d+").Value}")
        : new($"{compiler} cannot link a program", remedy);
}

static bool Links(string compiler)
{
    var folder = System.IO.Directory.CreateTempSubdirectory("blog-linker-").FullName;
    try
    {
        var source = System.IO.Path.Combine(folder, "empty.c");
        System.IO.File.WriteAllText(source, "int main(void) { return 0; }");
        string[] libraries = OperatingSystem.IsLinux() ? ["-fuse-ld=bfd", "-ldl", "-lrt", "-lm", "-pthread"] : [];
        return TextOf(compiler, ["-o", System.IO.Path.Combine(folder, "empty"), source, .. libraries]) is not null;
    }
    finally
    {
        System.IO.Directory.Delete(folder, recursive: true);
    }
}

/// Never missing: the tests of the docs page get one by themselves, or are skipped.
static Finding LookForBrowser() =>
    new(SystemsBrowser() is { } path
        ? $"{BrowserVersion(path)}"
        : "none on the PATH; the tests of the docs page look further");

static Finding FindPort(int port)
{
    try
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
        listener.Start();
        return new("free");
    }
    catch (SocketException)
    {
        return new("in use", $"end what uses it, or take another: --target=Run --port={port % 65535 + 1}");
    }
}

static string NodeRemedy() =>
    Install("nodejs npm", "nodejs npm", "node") + ", or where that is older than 20, https://nodejs.org/en/download";

static string Install(string apt, string dnf, string brew) =>
    OnPath("apt-get") ? $"apt-get install {apt}"
    : OnPath("dnf") ? $"dnf install {dnf}"
    : OnPath("brew") ? $"brew install {brew}"
    : $"install {apt}";

static bool OnPath(string command) => PathOf(command) is not null;

/// The first file of that name on the PATH, or null.
static string PathOf(string command) =>
    (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, command))
        .FirstOrDefault(System.IO.File.Exists);
