using System.Text.Json.Nodes;

namespace Blog.Bench.Peers;

/// <summary>The folders of the repository, and what is made for the peers before they are measured.</summary>
/// <param name="Root">The folder of Blog.sln.</param>
internal sealed record Workbench(string Root)
{
    internal static Workbench Here { get; } = new(Above(AppContext.BaseDirectory));

    /// <summary>Where the bench puts what it makes.</summary>
    internal string Folder => Directory.CreateDirectory(In("artifacts", "bench")).FullName;

    internal string In(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// The functions for the JIT, of the framework that they were built for last; null where they were not.
    /// </summary>
    internal string? NewestAssembly() =>
        Directory.CreateDirectory(In("src", "Blog.Functions", "bin", "Release")).EnumerateDirectories("net*")
            .Select(folder => Path.Combine(folder.FullName, "bootstrap.dll"))
            .Where(File.Exists)
            .MaxBy(File.GetLastWriteTimeUtc);

    /// <summary>The limit in C, compiled; or null, and why.</summary>
    internal (string? Executable, string Reason) CompileLimit()
    {
        var executable = Path.Combine(Folder, "limit");
        var compiler = Programs.Find("cc") is not null ? "cc" : "gcc";
        // It is kept as it came: -w, for its warnings are its own.
        return Programs.Output(
            compiler,
            "-O2",
            "-w",
            "-D_GNU_SOURCE",
            "-o",
            executable,
            In("bench", "peers", "limit.c"),
            "-lssl",
            "-lcrypto") is null
            ? (null, "the limit in C is left out: it does not compile here; it needs a C compiler and OpenSSL's "
                + "headers (Debian: libssl-dev)")
            : (executable, "");
    }

    /// <summary>The twin on Node.js, bundled with its SDK to one file; or null, and why.</summary>
    internal (string? Script, string Reason) BundleNode()
    {
        var script = Path.Combine(Folder, "create-post", "index.cjs");
        return Programs.Output(
            "node",
            In("node_modules", "esbuild", "bin", "esbuild"),
            In("bench", "peers", "create-post", "index.mjs"),
                "--bundle",
            "--minify",
            "--platform=node",
            "--target=node20",
            "--format=cjs",
            $"--outfile={script}",
            "--log-level=error") is null
            ? (
                null,
                "the twin on Node.js is left out: esbuild failed; it needs Node.js 20 and `npm ci --ignore-scripts`")
            : (script, "");
    }

    /// <summary>Draws a specification of Vega-Lite as SVG.</summary>
    internal void Draw(JsonObject chart, string file)
    {
        var specification = Path.Combine(Folder, "chart.json");
        File.WriteAllText(specification, chart.ToJsonString());
        if (Programs.Output("node", In("node_modules", "vega-lite", "bin", "vl2svg"), specification, file) is null)
            throw new BenchException(
                $"{file} could not be drawn: Vega-Lite failed; it needs Node.js 20 and `npm ci --ignore-scripts`.");
    }

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Blog.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Above(parent)
        : throw new BenchException("The bench must run inside of its repository: there is no Blog.sln above it.");
}
