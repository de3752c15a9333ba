record BuildData(
    string Target,
    string Filter,
    PublishData Publish,
    RunData Run,
    StackData Stack,
    SoakData Soak,
    FuzzData Fuzz,
//#if (bench)
    BenchData Bench,
//#endif
    DeployedData Deployed);

record PublishData(
    string Builder,
    string Os,
    string Framework,
    string Architecture,
    string Edge,
    bool Force,
    string Layers)
{
    /// Where the functions go: those for this machine's processor to where `Run` and the tests find them.
    public string Function => FunctionFolder(Architecture) + Beside;
    public string Executable => $"{Function}/bootstrap";
    /// What the executable was made of. It stands outside of the folder that is deployed.
    public string Stamp => $"{Function}.stamp";
    /// The executable's methods by their place in it, where MethodOrder.txt determined the order.
    public string Methods => $"{Function}.methods";
    public bool IsOrdered => Edge == "sdk" && Framework == "net10.0" && Builder == "host";
    /// What is deployed: the folder, packed.
    public string Package => $"{Function}.zip";

    public static string FunctionFolder(string architecture) =>
        architecture == Machine.Architecture ? "artifacts/function" : $"artifacts/function-{architecture}";

    public static string PackageFor(string architecture) => $"{FunctionFolder(architecture)}.zip";

    /// Keeps apart what is published beside the functions of the edge that was asked for.
    public string Beside { get; init; } = "";

    /// Made to be deployed, not only to run or to be tested here.
    public bool IsForUse { get; init; }
}

static class Machine
{
    /// Of this machine's processor, by Lambda's name for it.
    public static readonly string Architecture =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";
}

record SoakData(int Minutes, int Seed);

record RunData(
    bool Jit,
    int Port,
    string Payload,
    int Concurrency,
    bool InMemory,
    string TableUrl,
    string[] Callers);

//#if (bench)
record BenchData(int Runs, string Memory, string Functions, string Peers, string[] Others, bool ReportOnly);
//#endif

/// No readers are all readers.
record FuzzData(int Minutes, string[] Readers);

record Option(string Name, string Value, string Text, params string[] Targets);

const string Configuration = "Release";

/// The targets of one suite each, and those that publish.
string[] suites =
[
    "PropertyTest", "FuzzTest", "ArchitectureTest", "IntegrationTest", "CdkTest", "BuildTest", "ClientTest",
    "LeanLambdaTest", "DocsTest", "EndToEndTest", "ReliabilityTest", "Arm64Test",
//#if (bench)
    "BenchTest",
//#endif
];
string[] publishingOneEdge =
[
    "Publish", "BuildTest", "ClientTest", "DocsTest", "EndToEndTest", "ReliabilityTest", "Soak", "Arm64Test", "Test",
    "Run", "Deploy",
];
string[] publishing =
[
    .. publishingOneEdge,
//#if (bench)
    "Bench",
//#endif
];

/// The targets that make the stack's template, and those that talk to AWS.
string[] synthesizing = ["Synth", "Diff", "Deploy"];
string[] asking = ["Sso", "Bootstrap", "Diff", "Deploy", "Destroy", "Url", "Logs"];

/// What Run and Token hand on to the local cloud, which says the rest about them.
string[] callerOptions =
[
    "writers", "readers", "jwt-issuer", "jwt-audience", "jwt-jwks", "iam-keys", "sub", "minutes",
];

var options = new Option[]
{
    new("filter", "EXPRESSION", "only the tests that match, as in `dotnet test --filter`", suites),
    new("fix", "", "mends the format instead of checking it", "Format"),
    new(
        "builder",
        "host|docker",
        "where to compile: on this machine (host), or on Amazon Linux in Docker (docker, as Deploy does)",
        "Publish",
        "Deploy"),
    new(
        "os",
        "al2023|al2",
        "the Amazon Linux that it must run on (al2023; for Deploy, its --runtime); al2 takes .NET 9",
        "Publish",
        "Deploy"),
    new("architecture", "x86_64|arm64", "the processor that it must run on (this machine's)", "Publish"),
    new("layers", "FOLDER", "where Docker keeps its layers, for a machine that does not", "Publish", "Deploy"),
    new("force", "", "publishes although nothing has changed", publishing),
    new(
        "framework",
        "net9.0|net10.0",
        "what to compile the functions for (net10.0; net9.0 for al2)",
        ["Build", .. suites, .. publishing]),
    new(
        "edge",
        "sdk|lean|amazon",
        "the functions' way to AWS (sdk); amazon needs a package source that serves Amazon.Lambda.*",
        ["Build", .. suites, .. publishingOneEdge]),
    new("jit", "", "runs the functions on the JIT, for a fast inner loop", "Run"),
    new("port", "NUMBER", "the port of the API on 127.0.0.1 (8080)", "Run", "Doctor"),
    new("payload", "1.0|2.0", "the version of API Gateway's events (2.0)", "Run"),
    new("concurrency", "NUMBER", "the most processes of one function (10)", "Run"),
    new("in-memory", "", "forgets all data at the end, instead of keeping it in .local/dynamodb", "Run"),
    new("table-url", "URL", "another DynamoDB than one started here", "Run"),
    new("writers", "anyone|iam|jwt", "who may write: anyone, who signs (SigV4), or who has a token (anyone)", "Run"),
    new("readers", "anyone|iam|jwt", "who may read, likewise (anyone)", "Run"),
    new("jwt-issuer", "URL", "the issuer of tokens (https://issuer.blog.local)", "Run", "Token"),
    new("jwt-audience", "NAME", "for whom tokens are (blog)", "Run", "Token"),
    new("jwt-jwks", "FILE", "the issuer's keys, as a JSON Web Key Set (.local/jwt/jwks.json, by Token)", "Run"),
    new("iam-keys", "FILE", "the AWS keys that may sign, as in ~/.aws/credentials (.local/iam/credentials)", "Run"),
    new("sub", "NAME", "the subject of the token: who its bearer is", "Token"),
    new("minutes", "NUMBER", "how long the token holds (60)", "Token"),
    new("minutes", "NUMBER", "how long, from 1 to a week's 10,080 (30)", "Soak"),
    new("seed", "NUMBER", "which faults, and what each caller does (1)", "Soak"),
    new("stage", "NAME", "which copy of the service (dev)", [.. synthesizing, "Destroy", "Url", "Logs"]),
    new(
        "service",
        "NAME",
        "what the service is called, without a hyphen (blog)",
        [.. synthesizing, "Destroy", "Url", "Logs"]),
    new(
        "production",
        "",
        "protects the stack, and keeps its data when it goes (with --stage=prod always)",
        synthesizing),
    new("profile", "NAME", "whose credentials and region, as for the AWS CLI", asking),
    new("region", "NAME", "which region of AWS, instead of the profile's", asking),
    new("api", "http|rest", "the kind of API Gateway (http)", synthesizing),
    new("runtime", "al2023|al2", "the Amazon Linux of the functions (al2023)", synthesizing),
    new("memory", "MEGABYTES", "of each function (256)", synthesizing),
    new("architecture", "x86_64|arm64", "of the functions' processors (x86_64); Deploy compiles for it", synthesizing),
    new("reserved-concurrency", "NUMBER", "the most processes of one function (no limit of its own)", synthesizing),
    new(
        "cors-origins",
        "LIST",
        "which web sites may call, as https://a.example,https://b.example (none)",
        synthesizing),
    new("alarm-email", "ADDRESS", "who is told of alarms (nobody)", synthesizing),
    new("log-level", "LEVEL", "the least that functions log, as TRACE, DEBUG or WARN (INFO)", synthesizing),
    new("log-retention-days", "NUMBER", "how long logs are kept (production 365, else 7)", synthesizing),
    new("throttle-rate", "NUMBER", "requests a second that the API takes", synthesizing),
    new("throttle-burst", "NUMBER", "requests at once that the API takes", synthesizing),
    new("writers", "iam|jwt|anyone", "who may write (iam)", synthesizing),
    new("readers", "iam|jwt|anyone", "who may read (anyone)", synthesizing),
    new("jwt-issuer", "URL", "who issues the tokens of writers=jwt", synthesizing),
    new("jwt-audience", "NAME", "for whom the tokens of writers=jwt are", synthesizing),
    new(
        "table",
        "global|v1",
        "how the table is declared; v1 for emulators that lack global tables (global)",
        synthesizing),
    new("deployed", "", "compares with the deployed stack, instead of with a template", "Diff"),
    new("template", "FILE", "the template to compare with (that of tests/Blog.CdkTests/golden)", "Diff"),
    new("yes-destroy", "STACK", "lets a production stack be destroyed: its name, as blog-prod", "Destroy"),
    new("output", "NAME", "another of the stack's outputs than Url", "Url"),
    new("function", "ROUTE", "whose log, as CreatePost", "Logs"),
    new("since", "TIME", "how far back, as 90s, 10m, 2h or 1d (10m)", "Logs"),
    new("url", "URL", "a deployed stack to test, in place of the local cloud", "EndToEndTest"),
    new("writers", "iam|jwt|anyone", "who may write there (iam)", "EndToEndTest"),
    new("readers", "anyone|iam|jwt", "who may read there (anyone)", "EndToEndTest"),
    new("token", "TOKEN", "for jwt: the caller's (BLOG_TOKEN)", "EndToEndTest"),
    new("other-token", "TOKEN", "for jwt: another caller's, for the tests with two (BLOG_OTHER_TOKEN)", "EndToEndTest"),
    new("table", "NAME", "a deployed table to test on, in place of DynamoDB Local", "IntegrationTest"),
    new("profile", "NAME", "the AWS CLI's profile to sign in with (AWS_PROFILE)", "EndToEndTest", "IntegrationTest"),
    new(
        "region",
        "NAME",
        "the AWS region, where the address does not tell (AWS_REGION)",
        "EndToEndTest",
        "IntegrationTest"),
    new("minutes", "NUMBER", "how long, for all readers together (10)", "Fuzz"),
    new("reader", "NAME", "only this: event, body, token, precondition, http or dynamodb; may be repeated", "Fuzz"),
//#if (bench)
    new("runs", "NUMBER", "starts of each peer at each speed (20)", "Bench"),
    new("memory", "full|MB,...", "the speeds: full, or the share of a core of so many MB (full,256)", "Bench"),
    new("functions", "ROUTE,...", "only these functions", "Bench"),
    new("peers", "KIND,...", "only these: sdk, lean, usual, jit, node, limit", "Bench"),
    new("peer", "NAME=COMMAND", "another executable for a custom runtime beside them; may be repeated", "Bench"),
    new("report-only", "", "measures nothing, and writes tables and pictures from the saved run", "Bench"),
//#endif
};

BuildData ReadArguments() => new(
    Target: Argument("target", "Help"),
    Filter: Argument("filter", ""),
    Publish: ReadPublish(),
    Run: new(
        Jit: HasFlag("jit"),
        Port: Number("port", 8080, most: 65535),
        Payload: OneOf("payload", "2.0", "1.0"),
        Concurrency: Number("concurrency", 10, most: 1000),
        InMemory: HasFlag("in-memory"),
        TableUrl: Argument("table-url", ""),
        Callers: ReadCallers()),
    Stack: ReadStack(),
    Soak: ReadSoak(),
    Fuzz: ReadFuzz(),
//#if (bench)
    Bench: new(
        Runs: Number("runs", 20, most: 1000),
        Memory: Argument("memory", ""),
        Functions: Argument("functions", ""),
        Peers: Argument("peers", ""),
        Others: [.. Arguments<string>("peer", [])],
        ReportOnly: HasFlag("report-only")),
//#endif
    Deployed: ReadDeployed());

/// `Token` has minutes of its own.
SoakData ReadSoak() => Same(Argument("target", "Help"), "Soak")
    ? new(Minutes: Number("minutes", 30, most: 10_080), Seed: Number("seed", 1, most: int.MaxValue))
    : new(Minutes: 30, Seed: 1);

FuzzData ReadFuzz() => new(
    Minutes: Same(Argument("target", "Help"), "Fuzz") ? Number("minutes", 10, most: 100_000) : 10,
    Readers: [.. Arguments<string>("reader", [])]);

/// A deployment is compiled for what the stack's settings name, and in Docker; all else for this machine, on it.
PublishData ReadPublish()
{
    var (forStack, forUse) = (Same(Argument("target", "Help"), "Deploy"), Same(Argument("target", "Help"), "Publish"));
    var runtime = forStack ? OneOf("runtime", UsualSetting("runtime"), "al2023", "al2") : "al2023";
    var os = OneOf("os", runtime, "al2023", "al2");
    var publish = new PublishData(
        Builder: OneOf("builder", forStack ? "docker" : "host", "host", "docker"),
        Os: os,
        Framework: OneOf(
            "framework",
            os == "al2" ? "net9.0" : PropertyOfAll("FunctionsFramework"),
            "net9.0",
            "net10.0"),
        Architecture: forStack ? OneOf("architecture", UsualSetting("architecture"), "x86_64", "arm64")
            : forUse ? OneOf("architecture", Machine.Architecture, "x86_64", "arm64")
            : Machine.Architecture,
        Edge: OneOf("edge", PropertyOfAll("Edge"), "sdk", "lean", "amazon"),
        Force: HasFlag("force"),
        Layers: Argument("layers", ""))
    {
        IsForUse = forStack || forUse,
    };
    return Contradiction(publish, runtime) is { } contradiction ? throw new CakeException(contradiction) : publish;
}

/// Why these do not go together, or null.
static string Contradiction(PublishData publish, string runtime) => publish switch
{
    { Os: "al2023" } when runtime == "al2" =>
        "--runtime=al2 does not run what --os=al2023 makes: .NET 10 needs OpenSSL 1.1.1, Amazon Linux 2 has 1.0.2. "
        + "Leave --os out, or take --runtime=al2023.",
    { Os: "al2", Framework: "net10.0" } =>
        "--os=al2 does not run net10.0: .NET 10 needs OpenSSL 1.1.1, Amazon Linux 2 has 1.0.2. Take --os=al2023, or "
        + "--framework=net9.0.",
    { Framework: "net9.0", Architecture: "arm64" } =>
        "--os=al2 and net9.0 are kept for functions that run on Amazon Linux 2 already, on x86_64: for arm64 take "
        + "--os=al2023 and net10.0.",
    { Architecture: var other } when other == Machine.Architecture => null,
    { Architecture: "x86_64" } =>
        $"--architecture=x86_64 has to be compiled on an x86_64 machine, and this one is {Machine.Architecture}.",
    { Builder: "docker" } =>
        "--architecture=arm64 is not compiled in Docker on an x86_64 machine, because .NET does not run under QEMU: "
        + "take --builder=host, which compiles for both.",
    _ => null,
};

bool HasFlag(string name) => HasArgument(name) && Argument(name, "") is not "false";

/// The first of the allowed values is the default.
string OneOf(string name, params string[] allowed) =>
    allowed.FirstOrDefault(value => value == Argument(name, allowed[0]))
    ?? throw new CakeException($"--{name}={Argument(name, "")} is none of: {string.Join(", ", allowed.Distinct())}.");

string PropertyOfAll(string name) => XmlPeek("Directory.Build.props", $"/Project/PropertyGroup/{name}");

int Number(string name, int usual, int most) =>
    int.TryParse(Argument(name, $"{usual}"), out var number) && number >= 1 && number <= most
        ? number
        : throw new CakeException($"--{name}={Argument(name, "")} is not a number from 1 to {most}.");

/// Cake takes any target and option; this takes those that exist.
void CheckCommandLine(string target)
{
    if (!Tasks.Any(task => Same(task.Name, target)))
        throw new CakeException($"There is no target {target}. The targets are: {TargetNames()}.");

    var own = options.Where(option => option.Targets.Any(name => Same(name, target))).ToArray();
    var strange = Context.Arguments.GetArguments().Keys.FirstOrDefault(name =>
        !Same(name, "target") && !IsCakes(name) && !own.Any(option => Same(option.Name, name)));
    if (strange is not null)
        throw new CakeException($"{target} has no option --{strange}. Its options are: {OptionNames(own)}.");
}

static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

static bool IsCakes(string name) =>
    name is "verbosity" or "no-report" or "invalidate-script-cache" || name.Contains('_');

static string OptionNames(Option[] options) =>
    options.Length == 0 ? "none" : string.Join(", ", options.Select(option => $"--{option.Name}"));

string TargetNames() => string.Join(", ", Described().Select(task => task.Name));

IEnumerable<ICakeTaskInfo> Described() => Tasks.Where(task => !string.IsNullOrEmpty(task.Description));

void PrintHelp()
{
    Console.WriteLine("dotnet cake --target=TARGET [OPTIONS]\n");
    foreach (var task in Described())
        Console.WriteLine($"  {task.Name,-18}{task.Description}{OptionLine(task.Name)}");
    Console.WriteLine();
    foreach (var option in options)
        Console.WriteLine($"  {Usage(option),-30}{option.Text}");
}

string OptionLine(string target) =>
    options.Where(option => option.Targets.Contains(target)).ToArray() is { Length: > 0 } own
        ? $"\n{"",20}{OptionNames(own).Replace(",", "")}"
        : "";

static string Usage(Option option) => option.Value == "" ? $"--{option.Name}" : $"--{option.Name}={option.Value}";
