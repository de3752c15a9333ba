const string Artifacts = "artifacts";

DotNetMSBuildSettings Properties(PublishData publish) => new DotNetMSBuildSettings { NoLogo = true }
    .WithProperty("FunctionsFramework", publish.Framework)
    .WithProperty("Edge", publish.Edge);

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
/// White space and line lengths alone: what else there is to the style, the compiler checks.
void CheckFormat(bool fix)
{
    Console.WriteLine(fix ? "Mending the format ..." : "Checking the format ...");
    RefuseLongLines();
    if (fix)
        DotNetFormat(Solution, new DotNetFormatSettings { Diagnostics = ["IDE0005"] });
    else
        OrFail("The format differs: `dotnet cake --target=Format --fix` mends it.")(StartProcess(
            "dotnet",
            "format whitespace . --folder --verify-no-changes --exclude artifacts/ node_modules/ .local/"));
}

/// `dotnet format` wraps no line, so that --fix does not either.
void RefuseLongLines()
{
    string[] code =
    [
        "build.cake", "{build,cdk,src,tests}/**/*.{cs,cake}",
//#if (bench)
        "bench/**/*.cs",
//#endif
    ];
    var refusals = LineLength.Refusals(Inputs(code)).ToArray();
    if (refusals.Length > 0)
        throw new CakeException(string.Join('\n', refusals));
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
    var ingredients = IngredientsOf(publish);
    if (!publish.Force
        && FileExists(publish.Executable)
        && FileExists(publish.Stamp)
        && FileExists(publish.Methods) == publish.IsOrdered
        && System.IO.File.ReadAllText(publish.Stamp) == ingredients)
        Console.WriteLine($"{publish.Executable} is up to date.");
    else
        PublishAnew(publish, ingredients);
    CheckExecutable(publish);
    if (!FileExists(publish.Package))
        FunctionZip.Write(publish.Function, publish.Package);
    PrintSizes(publish);
}

/// The edge lean, kept beside whatever edge was asked for.
static PublishData Lean(PublishData publish) => publish with { Edge = "lean", Beside = "-lean", IsForUse = false };

void PublishAnew(PublishData publish, string ingredients)
{
    Console.WriteLine(
        $"Compiling the functions to native code ({publish.Framework}, {publish.Os}, {publish.Architecture}, "
        + $"{publish.Builder}), some minutes ...");
    DeleteFiles($"{publish.Stamp}*");
    DeleteFiles($"{publish.Package}*");
    DeleteFiles($"{publish.Methods}*");
    CleanDirectory(publish.Function);
    if (publish.Builder == "docker")
        PublishInDocker(publish);
    else
        PublishHere(publish);
    System.IO.File.WriteAllText(publish.Stamp, ingredients);
}

void PublishHere(PublishData publish)
{
    RefuseOtherSystems();
    FailOnWarnings(PublishedLines(Functions, publish.Function, publish));
    if (publish.IsOrdered)
        WriteMethods(publish);
}

/// By their symbols, which stay behind where the executable was linked: a line "ADDRESS NAME" for each, ascending.
void WriteMethods(PublishData publish)
{
    var symbols = GetFiles($"{System.IO.Path.GetDirectoryName(Functions)}/bin/**/native/bootstrap.dbg").Single();
    System.IO.File.WriteAllLines(
        publish.Methods,
        ElfSymbols.FunctionsIn(System.IO.File.ReadAllBytes(symbols.FullPath), "__managedcode")
            .Select(method => $"{method.Address:x} {method.Name}"));
}

/// Where it is to run: on that processor, and on that system's glibc. An executable with a newer glibc does start here,
/// and to run and to test it, that will do.
static void CheckExecutable(PublishData publish)
{
    var program = System.IO.File.ReadAllBytes(publish.Executable);
    if (Elf.Refusal(program, publish.Architecture) is { Length: > 0 } other)
        throw new CakeException($"{publish.Executable} {other}: publish it anew, `--force`.");
    if (Glibc.Refusal(program, publish.Os) is not { Length: > 0 } newer)
        return;
    var refusal =
        $"{publish.Executable} {newer}: it would not start there; publish it in Docker, `--builder=docker "
        + $"--os={publish.Os}`.";
    if (publish.IsForUse)
        throw new CakeException(refusal);
    Console.WriteLine(refusal);
}

void PrintSizes(PublishData publish)
{
    var program = System.IO.File.ReadAllBytes(publish.Executable);
    Console.WriteLine(
        $"{publish.Executable}: {program.Length / 1e6:0.0} MB, {Elf.ArchitectureOf(program)}, needs GLIBC "
        + $"{Glibc.NeededBy(program)}.");
    Console.WriteLine($"{publish.Package}: {new System.IO.FileInfo(publish.Package).Length / 1e6:0.0} MB.");
}

/// No `-r`: as a property of all projects it would stand against the lock files of those that have no native code.
List<string> PublishedLines(string project, string output, PublishData publish)
{
    var lines = new List<string>();
    // MSBuild would not link anew for another linker.
    DeleteDirectories(
        GetDirectories($"{System.IO.Path.GetDirectoryName(project)}/bin/**/native"),
        new() { Recursive = true });
    DotNetPublish(project, new DotNetPublishSettings
    {
        Configuration = Configuration,
        OutputDirectory = output,
        Verbosity = DotNetVerbosity.Quiet,
        MSBuildSettings = Properties(publish)
            .WithProperty("FunctionsArchitecture", publish.Architecture == "arm64" ? "arm64" : "x64")
            .WithProperty("CopyOutputSymbolsToPublishDirectory", "false")
            .WithProperty("NativeToolchain", ToolchainFor(publish)),
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
        .Where(line =>
            Regex.IsMatch(line, @"\bwarning [A-Z]+\d+\b") && !Regex.IsMatch(line, @"\bwarning (IL2104|IL3053)\b"))
        .Distinct().Count();
    if (own > 0)
        throw new CakeException(
            $"The publish gave {own} warning{(own == 1 ? "" : "s")} of this project's own code: mend what stands "
            + "above.");
}

/// Everything that the executable is made of.
string IngredientsOf(PublishData publish) => Digest(
    publish, [
        "src/{Blog.Core,Blog.Functions,LeanLambda}/**/*",
        "src/*",
        .. publish.Builder == "docker" ? ["Dockerfile"] : Array.Empty<string>(),
    ]);

/// The options in force, the linker, and each file that a native program is made of.
string Digest(PublishData publish, params string[] patterns) => Ingredients.Digest(
    $"{publish with { Force = false, Layers = "", IsForUse = false }}",
    Inputs([
        .. patterns,
        "{Directory.*,global.json}",
        .. ToolchainFor(publish) == "" ? Array.Empty<string>() : [$"{Manifest(publish.Architecture)}/*"],
    ]));

IEnumerable<string> Inputs(string[] patterns) =>
    patterns.SelectMany(pattern => GetFiles(pattern))
        .Select(file => Context.Environment.WorkingDirectory.GetRelativePath(file).FullPath)
        .Where(file => !Regex.IsMatch(file, "/(bin|obj)/"));

static void RefuseOtherSystems()
{
    if (!OperatingSystem.IsLinux())
        throw new CakeException(
            "Lambda's executable can be compiled on Linux only; here, `--target=Run --jit` runs the functions.");
}
