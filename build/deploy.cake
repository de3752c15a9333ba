using System.Text.Json.Nodes;

/// One deployed copy of the service, and who reaches it.
record StackData(
    string Service,
    string Stage,
    bool IsProduction,
    string Profile,
    string Region,
    string Runtime,
    string Architecture,
    IReadOnlyList<string> Context,
    string YesDestroy,
    string Template,
    bool Deployed,
    string Output,
    string Function,
    TimeSpan Since)
{
    public string Name => StackName.Of(Service, Stage);

    /// What its functions run: the package for its processor.
    public string Package => PublishData.PackageFor(Architecture);
}

const string Stack = "cdk/Blog.Cdk.csproj";
const string Assembly = "artifacts/cdk.out";
const string Outputs = "artifacts/outputs.json";

/// The options that are settings of the stack, by the names that cdk/cdk.json has for them in camel case.
string[] stackSettings =
[
    "api", "runtime", "memory", "architecture", "reserved-concurrency", "cors-origins", "alarm-email", "log-level",
    "log-retention-days", "throttle-rate", "throttle-burst", "writers", "readers", "jwt-issuer", "jwt-audience",
    "table",
];

StackData ReadStack() => new(
    Service: NameOf("service", "blog", StackName.ServicePattern, StackName.ServiceRule),
    Stage: StageOf(Argument("service", "blog")),
    IsProduction: ReadProduction(Argument("stage", "dev")),
    Profile: Argument("profile", ""),
    Region: Argument("region", ""),
    Runtime: Argument("runtime", UsualSetting("runtime")),
    Architecture: Argument("architecture", UsualSetting("architecture")),
    Context: [.. stackSettings.Where(HasArgument).Select(name => $"{CamelCase(name)}={Argument(name, "")}")],
    YesDestroy: Argument("yes-destroy", ""),
    Template: Argument("template", ""),
    Deployed: HasFlag("deployed"),
    Output: Argument("output", "Url"),
    Function: Argument("function", ""),
    Since: Duration("since", "10m"));

string NameOf(string option, string usual, string pattern, string rule) =>
    Argument(option, usual) is var name && Regex.IsMatch(name, $@"\A{pattern}\z")
        ? name
        : throw new CakeException($"--{option}={name} is invalid: it must be {rule}.");

string StageOf(string service) =>
    NameOf("stage", "dev", StackName.StagePattern, StackName.StageRule) is var stage
        && StackName.Of(service, stage).Length <= StackName.MaxLength
        ? stage
        : throw new CakeException(
            $"--stage={stage} is invalid: {StackName.Of(service, stage)} has more than {StackName.MaxLength} "
            + "characters.");

/// As the stack reads its setting: the stage prod is production unasked.
bool ReadProduction(string stage) => (ProductionWord(), stage) switch
{
    ("true", _) or ("", "prod") => true,
    ("false", not "prod") or ("", _) => false,
    ("false", _) => throw new CakeException(
        "--production=false is invalid with --stage=prod, which is production: name another stage."),
    var (word, _) => throw new CakeException($"--production={word} is none of: true, false."),
};

string ProductionWord() =>
    !HasArgument("production") ? UsualSetting("production")
    : Argument("production", "") is { Length: > 0 } word ? word
    : "true";

TimeSpan Duration(string option, string usual) =>
    Regex.Match(Argument(option, usual), "^([1-9][0-9]{0,5})([smhd])$") is { Success: true } match
        ? int.Parse(match.Groups[1].Value) * Unit(match.Groups[2].Value)
        : throw new CakeException(
            $"--{option}={Argument(option, "")} is no length of time: it takes a number and s, m, h or d, as in 10m.");

static TimeSpan Unit(string letter) => letter switch
{
    "s" => TimeSpan.FromSeconds(1),
    "m" => TimeSpan.FromMinutes(1),
    "h" => TimeSpan.FromHours(1),
    _ => TimeSpan.FromDays(1),
};

static string UsualSetting(string name) =>
    JsonNode.Parse(System.IO.File.ReadAllText("cdk/cdk.json"))["context"][name].ToString();

static string CamelCase(string option) =>
    Regex.Replace(option, "-([a-z])", match => match.Groups[1].Value.ToUpperInvariant());

/// The children of this process find account and region by these; the SDK's and the CDK's own notices would bury
/// theirs.
static void UseAws(StackData stack)
{
    foreach (var (name, value) in new[]
    {
        ("AWS_PROFILE", stack.Profile),
        ("AWS_REGION", stack.Region),
        ("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true"),
        ("CDK_DISABLE_CLI_TELEMETRY", "true"),
    })
        if (value != "")
            System.Environment.SetEnvironmentVariable(name, value);
}

void LogIn(StackData stack)
{
    if (stack.Profile == "")
        throw new CakeException("Sso needs the profile to log in with: --profile=NAME. `aws configure sso` makes one.");
    RunInForeground(
        "aws",
        ["sso", "login", "--profile", stack.Profile],
        $"The login failed: the message stands above. `aws configure sso --profile {stack.Profile}` sets the profile "
        + "up.");
}

/// Before anything is built: minutes later is late to hear of missing credentials, or of a stack that must not be
/// changed so.
static void CheckAws(StackData stack)
{
    Console.WriteLine(
        $"{stack.Name} goes to {AskAws(stack, "ready", stack.Name, stack.IsProduction ? "production" : "other")}.");
}

/// Not in the folder of cdk.json, whose app it would run: an account is bootstrapped without one.
void Bootstrap(StackData stack)
{
    var place = AskAws(stack, "caller");
    RunInForeground(
        "node",
        ["node_modules/aws-cdk/bin/cdk", "--no-notices", "bootstrap", $"aws://{place}"],
        explanation: "");
}

void Synthesize(StackData stack)
{
    Console.WriteLine($"Synthesizing {stack.Name} ...");
    RunCdk(stack, ["synth", "--quiet", .. App(stack), .. TemplateOnly(when: !FileExists(stack.Package))]);
    Console.WriteLine($"{Assembly}/{stack.Name}.template.json is written.");
}

void Deploy(StackData stack)
{
    Console.WriteLine($"Deploying {stack.Name} ...");
    RunCdk(stack, ["deploy", "--require-approval", "never", "--outputs-file", $"../{Outputs}", .. App(stack)]);
    Console.WriteLine(Output(stack, JsonNode.Parse(System.IO.File.ReadAllText(Outputs))[stack.Name]));
}

void Destroy(StackData stack)
{
    if (stack.YesDestroy != "" && stack.YesDestroy != stack.Name)
        throw new CakeException(
            $"--yes-destroy={stack.YesDestroy} names another stack than {stack.Name}, which this would destroy.");
    Console.WriteLine($"Destroying {stack.Name} ...");
    Console.WriteLine(AskAws(stack, "destroy", stack.Name, stack.YesDestroy));
}

void PrintUrl(StackData stack) => Console.WriteLine(Output(stack, OutputsOf(stack)));

void PrintLogs(StackData stack)
{
    const string prefix = "LogGroupOf";
    var groups = OutputsOf(stack).AsObject().Where(output => output.Key.StartsWith(prefix)).ToDictionary(
        output => output.Key[prefix.Length..], output => (string)output.Value, StringComparer.OrdinalIgnoreCase);
    if (!groups.TryGetValue(stack.Function, out var group))
        throw new CakeException($"--function={stack.Function} is none of: {string.Join(", ", groups.Keys)}.");
    Console.WriteLine(AskAws(stack, "logs", group, $"{stack.Since.TotalSeconds}"));
}

/// Offline against a template; `--deployed` asks AWS.
void Compare(StackData stack)
{
    if (stack.Deployed)
        RunCdk(stack, ["diff", .. App(stack), .. TemplateOnly(when: !FileExists(stack.Package))]);
    else
        CompareWith(stack.Template != ""
            ? stack.Template
            : $"tests/Blog.CdkTests/golden/{(stack.IsProduction ? "prod" : "dev")}.json", stack);
}

/// A golden template has `function.zip` where a synthesized one has the hash of the functions' code.
void CompareWith(string template, StackData stack)
{
    if (!FileExists(template))
        throw new CakeException($"There is no template {template}; --deployed compares with the deployed stack.");
    RunCdk(stack, ["synth", "--quiet", .. App(stack), .. TemplateOnly(when: true)]);
    var code =
        Regex.Match(System.IO.File.ReadAllText($"{Assembly}/{stack.Name}.template.json"), @"[0-9a-f]{64}\.zip").Value;
    var compared = MakeAbsolute(File($"{Assembly}/compared.json")).FullPath;
    System.IO.File.WriteAllText(compared, System.IO.File.ReadAllText(template).Replace("function.zip", code));
    RunCdk(stack, ["diff", "--app", $"../{Assembly}", "--template", compared]);
}

static JsonNode OutputsOf(StackData stack) =>
    JsonNode.Parse(AskAws(stack, "outputs", stack.Name));

static string Output(StackData stack, JsonNode outputs) =>
    (string)outputs[stack.Output]
    ?? throw new CakeException(
        $"{stack.Name} has no output {stack.Output}; it has: "
        + $"{string.Join(", ", outputs.AsObject().Select(output => output.Key))}.");

/// What build/aws.mjs prints; where it fails, it has said why.
static string AskAws(StackData stack, params string[] arguments)
{
    UseAws(stack);
    using var process =
        Process.Start(new ProcessStartInfo("node", ["build/aws.mjs", .. arguments]) { RedirectStandardOutput = true });
    var text = process.StandardOutput.ReadToEnd().TrimEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? text : throw new AlreadyTold();
}

/// In the folder of cdk.json, which has the settings that the command line leaves out.
static void RunCdk(StackData stack, IEnumerable<string> arguments)
{
    UseAws(stack);
    RunInForeground(
        "node",
        ["../node_modules/aws-cdk/bin/cdk", "--no-notices", .. arguments],
        explanation: "",
        folder: "cdk");
}

static IEnumerable<string> App(StackData stack) =>
[
    "--app", "dotnet bin/Release/net10.0/Blog.Cdk.dll",
    "--output", $"../{Assembly}",
    .. new[]
    {
        $"service={stack.Service}",
        $"stage={stack.Stage}",
        $"production={(stack.IsProduction ? "true" : "false")}",
    }
        .Concat(stack.Context).Concat(OwnAsset(stack)).SelectMany(setting => new[] { "--context", setting }),
];

/// What cdk.json names is for this machine's processor.
static string[] OwnAsset(StackData stack) =>
    stack.Architecture == Machine.Architecture ? [] : [$"asset=../{stack.Package}"];

/// A placeholder for the functions' code: enough to read and compare a template by.
static string[] TemplateOnly(bool when) => when ? ["--context", "templateOnly=true"] : [];
