using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

/// <summary>
/// A gcc whose C library is glibc 2.17, older than that of any Linux of Lambda, so that what it links starts on all of
/// them. It is a package of npm; a folder of `build/toolchain` pins it for each processor. It runs on x86_64.
/// </summary>
internal static class Toolchain
{
    public static bool RunsHere => OperatingSystem.IsLinux()
        && RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.X64;

    /// <summary>
    /// The path of its programs up to their names, `gcc` and so on; it is fetched once for each version.
    /// </summary>
    /// <param name="manifest">A folder with package.json and package-lock.json.</param>
    /// <param name="store">Where the unpacked ones are kept.</param>
    /// <exception cref="InvalidOperationException">It cannot be had; the message says why.</exception>
    public static string PrefixOf(string manifest, string store)
    {
        var folder = FolderOf(manifest, store);
        if (!System.IO.Directory.Exists(folder))
            Fetch(manifest, folder);
        return System.IO.Directory.EnumerateFiles(System.IO.Path.Combine(folder, "bin"), "*-gcc")
            .Single()[..^"gcc".Length];
    }

    /// <summary>The same, or nothing for this machine's own linker, and then why.</summary>
    public static string PrefixOrNone(string manifest, string store, Action<string> tell)
    {
        try
        {
            return PrefixOf(manifest, store);
        }
        catch (InvalidOperationException fault)
        {
            tell(
                $"Linking with this machine's own linker, and for its glibc or newer ones: the toolchain cannot be "
                + $"had, because {fault.Message}.");
            return "";
        }
    }

    public static bool IsFetched(string manifest, string store) =>
        System.IO.Directory.Exists(FolderOf(manifest, store));

    private static string FolderOf(string manifest, string store) =>
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(store, $"{System.IO.Path.GetFileName(manifest)}-{Package(manifest).Version}"));

    private static (string Path, string Version) Package(string manifest)
    {
        var locked = JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(manifest, "package-lock.json")))!;
        return locked["packages"]!.AsObject().Where(package => package.Key != "")
            .Select(package => (package.Key, (string)package.Value!["version"]!)).Single();
    }

    /// In a folder of this process's own, which gets its name when it is whole: another process may fetch the same.
    private static void Fetch(string manifest, string folder)
    {
        var (path, version) = Package(manifest);
        var unfinished = $"{folder}.{Environment.ProcessId}";
        System.IO.Directory.CreateDirectory(System.IO.Path.Combine(unfinished, "unpacked"));
        try
        {
            foreach (var file in new[] { "package.json", "package-lock.json" })
                System.IO.File.Copy(System.IO.Path.Combine(manifest, file), System.IO.Path.Combine(unfinished, file));
            Run(
                unfinished,
                $"npm does not give {path["node_modules/".Length..]} {version}",
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error");
            var archive = System.IO.Directory.EnumerateFiles(System.IO.Path.Combine(unfinished, path), "*.tar.xz")
                .Single();
            Run(
                unfinished,
                "tar cannot unpack it, for which it needs xz (Debian: apt-get install xz-utils)",
                "tar",
                "-xJf",
                archive,
                "-C",
                "unpacked");
            if (!System.IO.Directory.Exists(folder))
                System.IO.Directory.Move(System.IO.Path.Combine(unfinished, "unpacked"), folder);
        }
        finally
        {
            System.IO.Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void Run(string folder, string failure, string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{failure}: {errors.Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"{command} is not found", missing);
        }
    }
}
