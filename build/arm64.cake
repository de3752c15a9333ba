/// Where Debian's emulator and the libraries that it loads are unpacked; nothing of it is installed on the machine.
const string Emulator = ".local/emulator";

/// The suite on an executable that is compiled for arm64, by an emulator: on arm64 itself all suites test such a one.
Suite Arm64Suite(BuildData build)
{
    if (!Toolchain.RunsHere)
        return arm64Tests with { SkippedBecause =
            $"the toolchain for arm64 runs on Linux on x86_64; on arm64 itself, EndToEndTest tests its executable" };
    if (FetchEmulator() is { } fault)
        return arm64Tests with { SkippedBecause = fault };
    var publish = build.Publish with { Architecture = "arm64" };
    if (Contradiction(publish, publish.Os) is { } contradiction)
        throw new CakeException(contradiction);
    PublishFunctions(publish);
    return arm64Tests with
    {
        Variables = new Dictionary<string, string> { ["BLOG_FUNCTION"] = Emulated(publish.Executable) },
    };
}

/// Why there is no emulator, or null.
static string FetchEmulator()
{
    if (Qemu() is not null)
        return null;
    if (!OnPath("apt-get") || !OnPath("dpkg-deb"))
        return "the emulator comes from Debian's packages, by apt-get and dpkg-deb, which are not found";
    Console.WriteLine("Fetching the emulator for arm64, qemu-user, from Debian's packages, once ...");
    if (System.IO.Directory.Exists(Emulator))
        System.IO.Directory.Delete(Emulator, recursive: true);
    return TextOf("sh", "build/fetch-emulator.sh", Emulator) is null || Qemu() is null
        ? $"apt-get does not give qemu-user-static, libc6:arm64 and libssl3:arm64: `sh build/fetch-emulator.sh "
            + $"{Emulator}` says why"
        : null;
}

/// The emulator, if what it loads is there too.
static string Qemu() =>
    !System.IO.File.Exists($"{Emulator}/root/lib/ld-linux-aarch64.so.1") ? null
    : PathOf("qemu-aarch64-static")
    ?? new[] { "qemu-aarch64-static", "qemu-aarch64" }
        .Select(name => System.IO.Path.GetFullPath($"{Emulator}/root/usr/bin/{name}"))
        .FirstOrDefault(System.IO.File.Exists);

/// A program of this machine that runs one of arm64.
static string Emulated(string executable)
{
    var program = System.IO.Path.GetFullPath($"{Emulator}/bootstrap");
    var root = System.IO.Path.GetFullPath($"{Emulator}/root");
    System.IO.File.WriteAllText(
        program,
        $"#!/bin/sh\nexec '{Qemu()}' -L '{root}' '{System.IO.Path.GetFullPath(executable)}' \"$@\"\n");
    System.IO.File.SetUnixFileMode(
        program,
        System.IO.UnixFileMode.UserRead | System.IO.UnixFileMode.UserWrite | System.IO.UnixFileMode.UserExecute);
    return program;
}
