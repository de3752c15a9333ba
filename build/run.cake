void RunLocal(BuildData build) => RunInForeground(
    "dotnet",
    ["src/Blog.Local/bin/Release/net10.0/Blog.Local.dll", .. LocalArguments(build)],
    "Blog.Local ended with an error: its message stands above.");

static IEnumerable<string> LocalArguments(BuildData build) =>
[
    "--port", $"{build.Run.Port}",
    "--function", build.Run.Jit
        ? $"src/Blog.Functions/bin/Release/{build.Publish.Framework}/bootstrap.dll"
        : build.Publish.Executable,
    "--payload", build.Run.Payload,
    "--concurrency", $"{build.Run.Concurrency}",
    .. Store(build.Run),
];

static string[] Store(RunData run) =>
    run.TableUrl != "" ? ["--table-url", run.TableUrl]
    : run.InMemory ? ["--in-memory"]
    : ["--data", ".local/dynamodb"];
