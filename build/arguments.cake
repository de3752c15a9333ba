record BuildData(string Target, string Filter, PublishData Publish, RunData Run, BenchData Bench);

record PublishData(string Builder, string Framework, string LambdaHost, bool Force);

record RunData(bool Jit, int Port, string Payload, int Concurrency, bool InMemory, string TableUrl);

record BenchData(int Runs, string Memory, string Functions, string Peers, string[] Others, bool ReportOnly);

record Option(string Name, string Value, string Text, params string[] Targets);

const string Configuration = "Release";

var options = new Option[]
{
    new("filter", "EXPRESSION", "only the tests that match, as in `dotnet test --filter`",
        "PropertyTest", "IntegrationTest", "BenchTest", "ClientTest", "DocsTest", "EndToEndTest"),
    new("fix", "", "mends the format instead of checking it", "Format"),
    new("builder", "host", "where to compile: on this machine (default)", "Publish"),
    new("force", "", "publishes although nothing has changed", "Publish", "ClientTest", "DocsTest", "EndToEndTest", "Test", "Run", "Bench"),
    new("framework", "net9.0|net10.0", "what to compile the functions for (net9.0)",
        "Build", "Publish", "PropertyTest", "IntegrationTest", "BenchTest", "ClientTest", "DocsTest", "EndToEndTest", "Test", "Run", "Bench"),
    new("lambda-host", "BuiltIn|Amazon", "the loop that talks to Lambda (BuiltIn)",
        "Build", "Publish", "PropertyTest", "IntegrationTest", "BenchTest", "ClientTest", "DocsTest", "EndToEndTest", "Test", "Run", "Bench"),
    new("jit", "", "runs the functions on the JIT, for a fast inner loop", "Run"),
    new("port", "NUMBER", "the port of the API on 127.0.0.1 (8080)", "Run", "Doctor"),
    new("payload", "1.0|2.0", "the version of API Gateway's events (2.0)", "Run"),
    new("concurrency", "NUMBER", "the most processes of one function (10)", "Run"),
    new("in-memory", "", "forgets all data at the end, instead of keeping it in .local/dynamodb", "Run"),
    new("table-url", "URL", "another DynamoDB than one started here", "Run"),
    new("runs", "NUMBER", "starts of each peer at each speed (20)", "Bench"),
    new("memory", "full|MB,...", "the speeds: full, or the share of a core of so many MB (full,256)", "Bench"),
    new("functions", "ROUTE,...", "only these functions", "Bench"),
    new("peers", "KIND,...", "only these: native, usual, jit, node, limit", "Bench"),
    new("peer", "NAME=COMMAND", "another executable for a custom runtime beside them; may be repeated", "Bench"),
    new("report-only", "", "measures nothing, and writes tables and pictures from the saved run", "Bench"),
};

BuildData ReadArguments() => new(
    Target: Argument("target", "Help"),
    Filter: Argument("filter", ""),
    Publish: new(
        Builder: OneOf("builder", "host"),
        Framework: OneOf("framework", PropertyOfAll("FunctionsFramework"), "net9.0", "net10.0"),
        LambdaHost: OneOf("lambda-host", PropertyOfAll("LambdaHost"), "BuiltIn", "Amazon"),
        Force: HasFlag("force")),
    Run: new(
        Jit: HasFlag("jit"),
        Port: Number("port", 8080, most: 65535),
        Payload: OneOf("payload", "2.0", "1.0"),
        Concurrency: Number("concurrency", 10, most: 1000),
        InMemory: HasFlag("in-memory"),
        TableUrl: Argument("table-url", "")),
    Bench: new(
        Runs: Number("runs", 20, most: 1000),
        Memory: Argument("memory", ""),
        Functions: Argument("functions", ""),
        Peers: Argument("peers", ""),
        Others: [.. Arguments<string>("peer", [])],
        ReportOnly: HasFlag("report-only")));

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

static bool IsCakes(string name) => name is "verbosity" or "no-report" or "invalidate-script-cache" || name.Contains('_');

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
