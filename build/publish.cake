using System.Security.Cryptography;

const string Artifacts = "artifacts";
const string Function = "artifacts/function";
const string Executable = "artifacts/function/bootstrap";
/// What the executable was made of. It stands outside of the folder that is deployed.
const string Stamp = "artifacts/function.stamp";
/// What is deployed: the folder, packed.
const string Package = "artifacts/function.zip";

DotNetMSBuildSettings Properties(PublishData publish) => new DotNetMSBuildSettings { NoLogo = true }
    .WithProperty("FunctionsFramework", publish.Framework)
    .WithProperty("LambdaHost", publish.LambdaHost);

/// `dotnet msbuild` and not `dotnet build`, which cannot be kept from its summary.
void Compile(string project, BuildData build)
{
    Console.WriteLine($"Building {System.IO.Path.GetFileNameWithoutExtension(project)} ...");
    var settings = Properties(build.Publish).SetConfiguration(Configuration);
    settings.Verbosity = DotNetVerbosity.Quiet;
    settings.ArgumentCustomization = arguments => arguments.Append("-restore");
    settings.HandleExitCode = OrFail("The build failed: mend the errors above.");
    DotNetMSBuild(project, settings);
}

/// Code style that is a warning fails the build already. An idle using cannot: the compiler looks for it only where it
/// writes documentation.
void CheckFormat(bool fix)
{
    Console.WriteLine(fix ? "Mending the format ..." : "Checking the format ...");
    DotNetFormat(Solution, new DotNetFormatSettings
    {
        VerifyNoChanges = !fix,
        Severity = DotNetFormatSeverity.Info,
        Diagnostics = ["IDE0005"],
        HandleExitCode = OrFail("The format differs: `dotnet cake --target=Format --fix` mends it."),
    });
}

void InstallNodeTools()
{
    var installed = new System.IO.FileInfo("node_modules/.package-lock.json");
    if (installed.Exists && installed.LastWriteTimeUtc >= System.IO.File.GetLastWriteTimeUtc("package-lock.json"))
        return;
    Console.WriteLine("Installing the Node tools ...");
    OrFail("npm ci failed: its message stands above.")(StartProcess("npm", new ProcessSettings
    {
        Arguments = "ci --ignore-scripts --loglevel=error",
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = _ => null,
    }));
}

void PublishFunctions(PublishData publish)
{
    var ingredients = Ingredients(publish);
    if (!publish.Force && FileExists(Executable) && FileExists(Stamp) && System.IO.File.ReadAllText(Stamp) == ingredients)
        Console.WriteLine($"{Executable} is up to date.");
    else
        PublishAnew(publish, ingredients);
    CheckGlibc(publish.Os, publish.IsForUse ? Refuse : Console.WriteLine);
    if (!FileExists(Package))
        FunctionZip.Write(Function, Package);
    PrintSizes();
}

void PublishAnew(PublishData publish, string ingredients)
{
    Console.WriteLine($"Compiling the functions to native code ({publish.Framework}, {publish.Os}, {publish.Builder}), some minutes ...");
    DeleteFiles($"{Stamp}*");
    DeleteFiles($"{Package}*");
    CleanDirectory(Function);
    if (publish.Builder == "docker")
        PublishInDocker(publish);
    else
        PublishHere(publish);
    System.IO.File.WriteAllText(Stamp, ingredients);
}

void PublishHere(PublishData publish)
{
    RefuseOtherSystems();
    FailOnWarnings(PublishedLines(Functions, Function, publish));
}

/// Tells of an executable that a system, `al2` or `al2023`, could not start. Here it starts: to run and to test it, that will do.
void CheckGlibc(string system, Action<string> tell)
{
    if (Glibc.Refusal(System.IO.File.ReadAllBytes(Executable), system) is { Length: > 0 } refusal)
        tell($"{Executable} {refusal}: it would not start there; publish it for that system, `--builder=docker --os={system}`.");
}

static void Refuse(string reason) => throw new CakeException(reason);

void PrintSizes()
{
    var program = System.IO.File.ReadAllBytes(Executable);
    Console.WriteLine($"{Executable}: {program.Length / 1e6:0.0} MB, needs GLIBC {Glibc.NeededBy(program)}.");
    Console.WriteLine($"{Package}: {new System.IO.FileInfo(Package).Length / 1e6:0.0} MB.");
}

/// No `-r`: as a property of all projects it would stand against the lock files of those that have no native code.
List<string> PublishedLines(string project, string output, PublishData publish)
{
    var lines = new List<string>();
    DotNetPublish(project, new DotNetPublishSettings
    {
        Configuration = Configuration,
        OutputDirectory = output,
        Verbosity = DotNetVerbosity.Quiet,
        MSBuildSettings = Properties(publish).WithProperty("CopyOutputSymbolsToPublishDirectory", "false"),
        SetupProcessSettings = settings =>
        {
            settings.RedirectStandardOutput = true;
            settings.RedirectedStandardOutputHandler = Keep;
        },
        HandleExitCode = OrFail("The publish failed: mend the errors above."),
    });
    DeleteFiles($"{output}/*.{{pdb,dbg}}");
    return lines;

    string Keep(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        Console.WriteLine(line);
        lines.Add(line);
        return null;
    }
}

/// A dependency's own warnings arrive as one of these two for the whole assembly.
static void FailOnWarnings(IEnumerable<string> lines)
{
    var own = lines
        .Where(line => Regex.IsMatch(line, @"\bwarning [A-Z]+\d+\b") && !Regex.IsMatch(line, @"\bwarning (IL2104|IL3053)\b"))
        .Distinct().Count();
    if (own > 0)
        throw new CakeException($"The publish gave {own} warning{(own == 1 ? "" : "s")} of this project's own code: mend what stands above.");
}

/// Everything that the executable is made of.
string Ingredients(PublishData publish) =>
    Digest(publish, ["src/{Blog.Core,Blog.Functions}/**/*", "src/*", .. publish.Builder == "docker" ? ["Dockerfile"] : Array.Empty<string>()]);

/// The options in force, and the path and content of each file that a native program is made of.
string Digest(PublishData publish, params string[] patterns)
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{publish with { Force = false, Layers = "", IsForUse = false }} {RuntimeInformation.OSArchitecture}"));
    foreach (var file in Inputs(patterns))
    {
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file));
        hash.AppendData(System.IO.File.ReadAllBytes(file));
    }

    return Convert.ToHexString(hash.GetHashAndReset());
}

IEnumerable<string> Inputs(string[] patterns) =>
    patterns.Append("{Directory.*,global.json}").SelectMany(pattern => GetFiles(pattern))
        .Select(file => Context.Environment.WorkingDirectory.GetRelativePath(file).FullPath)
        .Where(file => !Regex.IsMatch(file, "/(bin|obj)/"))
        .Order(StringComparer.Ordinal);

static void RefuseOtherSystems()
{
    if (!OperatingSystem.IsLinux())
        throw new CakeException("Lambda's executable can be compiled on Linux only; here, `--target=Run --jit` runs the functions.");
}
