const string LocalProgram = "src/Blog.Local/bin/Release/net10.0/Blog.Local.dll";
const string LocalFailed = "Blog.Local ended with an error: its message stands above.";

void RunLocal(BuildData build) => RunInForeground("dotnet", [LocalProgram, .. LocalArguments(build)], LocalFailed);

void MintToken(BuildData build) =>
    RunInForeground("dotnet", [LocalProgram, "token", .. build.Run.Callers], LocalFailed);

static IEnumerable<string> LocalArguments(BuildData build) =>
[
    "--port", $"{build.Run.Port}",
    "--function", build.Run.Jit
        ? $"src/Blog.Functions/bin/Release/{build.Publish.Framework}/bootstrap.dll"
        : build.Publish.Executable,
    "--payload", build.Run.Payload,
    "--concurrency", $"{build.Run.Concurrency}",
    .. Store(build.Run),
    .. build.Run.Callers,
];

/// What Run and Token say of callers, as it was given. A wrong word is told before anything is compiled.
string[] ReadCallers()
{
    if (!Same(Argument("target", "Help"), "Run") && !Same(Argument("target", "Help"), "Token"))
        return [];
    if (Same(Argument("target", "Help"), "Token") && Argument("sub", "") == "")
        throw new CakeException("Token wants a --sub: the subject of the token, as --sub=alice.");
    var asked = new[] { OneOf("writers", "anyone", "iam", "jwt"), OneOf("readers", "anyone", "iam", "jwt") };
    if (asked.Contains("jwt") && Argument("payload", "2.0") == "1.0")
        throw new CakeException(
            "--payload=1.0 goes with iam or anyone alone: a REST API has no authorizer for JWTs of its own.");
    if (!Argument("jwt-issuer", "https://").StartsWith("https://"))
        throw new CakeException($"--jwt-issuer={Argument("jwt-issuer", "")} is not an https address.");
    return [.. callerOptions.Where(HasArgument).SelectMany(name => new[] { $"--{name}", Argument(name, "") })];
}

static string[] Store(RunData run) =>
    run.TableUrl != "" ? ["--table-url", run.TableUrl]
    : run.InMemory ? ["--in-memory"]
    : ["--data", ".local/dynamodb"];
