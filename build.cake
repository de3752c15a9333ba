#load "build/arguments.cake"
#load "build/arm64.cake"
//#if (bench)
#load "build/bench.cake"
//#endif
#load "build/browser.cake"
#load "build/client.cake"
#load "build/deploy.cake"
#load "build/deployed.cake"
#load "build/docker.cake"
#load "build/docker-test.cake"
#load "build/doctor.cake"
#load "build/Elf.cs"
#load "build/ElfSymbols.cs"
#load "build/FunctionZip.cs"
#load "build/fuzz.cake"
#load "build/Glibc.cs"
#load "build/golden.cake"
#load "build/Ingredients.cs"
#load "build/lean.cake"
#load "build/LineLength.cs"
#load "build/MarkdownLinks.cs"
//#if (bench)
#load "build/method-order.cake"
//#endif
#load "build/mutate.cake"
#load "build/openapi.cake"
#load "build/probe.cake"
#load "build/process.cake"
#load "build/publish.cake"
#load "build/run.cake"
#load "build/soak.cake"
#load "build/StackName.cs"
#load "build/template.cake"
#load "build/tests.cake"
#load "build/toolchain.cake"
#load "build/Toolchain.cs"
#load "build/workflows.cake"

// The pipeline. A task without a description is a step of others; what each command line may say stands in
// build/arguments.cake, what each task needs on the machine in build/doctor.cake, and both are checked before any task.

const string Solution = "Blog.sln";
const string Functions = "src/Blog.Functions/Blog.Functions.csproj";
const string Local = "src/Blog.Local/Blog.Local.csproj";
const string Client = "src/Blog.Client/Blog.Client.csproj";
const string Smoke = "tests/Blog.Client.Smoke/Blog.Client.Smoke.csproj";
const string LeanLibrary = "src/LeanLambda/LeanLambda.csproj";
const string LeanSmokeProject = "tests/LeanLambda.Smoke/LeanLambda.Smoke.csproj";

var propertyTests = new Suite("PropertyTests", "tests/Blog.PropertyTests");
var architectureTests = new Suite("ArchitectureTests", "tests/Blog.ArchitectureTests");
var integrationTests = new Suite("IntegrationTests", "tests/Blog.IntegrationTests");
var fuzzTests = new Suite("FuzzTests", "tests/Blog.FuzzTests");
var buildTests = new Suite("BuildTests", "tests/Blog.BuildTests");
//#if (bench)
var benchTests = new Suite("BenchTests", "tests/Blog.BenchTests");
//#endif
var clientTests = new Suite("ClientTests", "tests/Blog.ClientTests");
var leanTests = new Suite("LeanLambdaTests", "tests/LeanLambda.Tests");
var cdkTests = new Suite("CdkTests", "tests/Blog.CdkTests");
var docsTests = new Suite("DocsTests", "tests/Blog.DocsTests");
Suite[] templateTests =
[
    new("TemplateTests", $"{Copy}/tests/{CopyWord}.PropertyTests"),
//#if (bench)
    new("TemplateBenchTests", $"{BenchCopy}/tests/{CopyWord}.BenchTests"),
//#endif
];
var endToEndTests = new Suite("EndToEndTests", "tests/Blog.EndToEndTests");
var reliabilityTests = new Suite("ReliabilityTests", "tests/Blog.ReliabilityTests");
var arm64Tests = new Suite("Arm64Tests", "tests/Blog.EndToEndTests")
{
    Filter = "FullyQualifiedName~NativeConductTests",
};

Setup(context =>
{
    var build = ReadArguments();
    if (build.Target is not ("Help" or "Doctor"))
        RequireFor(context.TasksToExecute.Select(task => task.Name), build);
    return build;
});

Task("Help")
    .Description("Lists the targets and their options")
    .Does(PrintHelp);

Task("Doctor")
    .Description("Checks that this machine has what the targets need, and says how to get what is missing")
    .Does<BuildData>(PrintDiagnosis);

Task("Clean")
    .Description("Removes all that the build made; .local stays, with the data and what was fetched")
    .Does(() =>
    {
        CleanDirectories("{src,tests}/*/{bin,obj}");
        CleanDirectories("cdk/{bin,obj,cdk.out}");
//#if (bench)
        CleanDirectories("bench/{bin,obj}");
//#endif
        CleanDirectories(new DirectoryPath[] { Artifacts, "node_modules" });
    });

Task("Build")
    .Description("Builds the solution")
    .Does<BuildData>(build => Compile(Solution, build));

Task("Format")
    .Description("Checks the white space of the code, and that its lines have at most 120 columns")
    .Does(() => CheckFormat(HasFlag("fix")));

Task("NodeTools")
    .Does(InstallNodeTools);

Task("OpenApi")
    .Description("Writes docs/openapi.json from the routes and the wire records")
    .Does<BuildData>(WriteOpenApi);

Task("Lint")
    .Description(
        "Checks docs/openapi.json by Spectral's rules for OpenAPI, the Dockerfile, and the workflows by actionlint's")
    .IsDependentOn("NodeTools")
    .Does(Lint);

Task("Publish")
    .Description(
        "Compiles the functions to one native executable, artifacts/function/bootstrap, unless it is up to date")
    .Does<BuildData>(build => PublishFunctions(build.Publish));

// What the suites of the lean edge run, whichever edge was asked for.
Task("PublishLean")
    .Does<BuildData>(build => PublishFunctions(Lean(build.Publish)));

Task("Pack")
    .Description("Packs the client for .NET and LeanLambda, with their symbols, into artifacts/packages")
    .Does<BuildData>(build => Pack(build.Publish));

Task("PublishClientSmoke")
    .Does<BuildData>(build => PublishClientSmoke(build.Publish));

Task("PublishLeanSmoke")
    .Does<BuildData>(build => PublishLeanSmoke(build.Publish));

Task("PropertyTest")
    .Description("Tests the pure code by properties")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, propertyTests));

Task("FuzzTest")
    .Description("Reads the fuzzer's corpus again, and fuzzes for half a minute")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, fuzzTests));

Task("BuildFuzz")
    .Does<BuildData>(build => Compile(FuzzProject, build));

Task("Fuzz")
    .Description("Fuzzes what reads foreign bytes, led by coverage, for as long as --minutes says")
    .IsDependentOn("BuildFuzz")
    .Does<BuildData>(Fuzz);

Task("Mutate")
    .Description("Changes Blog.Core in hundreds of places, one by one, and counts which the property tests notice")
    .Does(Mutate);

Task("ArchitectureTest")
    .Description("Tests which project and namespace may know which")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, architectureTests));

Task("LocalTable")
    .IsDependentOn("NodeTools");

Task("DeployedTable")
    .Does<BuildData>(build => CheckTable(build.Deployed));

Task("IntegrationTest")
    .Description("Tests the functions' code against DynamoDB Local, or with --table against a table that is deployed")
    .IsDependentOn(HasArgument("table") ? "DeployedTable" : "LocalTable")
    .IsDependentOn("Build")
    .Does<BuildData>(build =>
        RunSuites(build, HasArgument("table") ? OnTable(integrationTests, build.Deployed) : integrationTests));

Task("CdkTest")
    .Description("Tests the stack in its synthesized templates")
    .IsDependentOn("Build")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => RunSuites(build, cdkTests));

Task("Golden")
    .Description("Writes the templates that the tests of the stack compare with")
    .Does<BuildData>(WriteGolden);

Task("BuildTest")
    .Description("Tests the build itself: the glibc check, the package, the Dockerfile, what Publish refuses")
    .IsDependentOn("Build")
    .IsDependentOn("NodeTools")
    .IsDependentOn("Publish")
    .IsDependentOn("PublishLean")
    .Does<BuildData>(build => RunSuites(build, buildTests));

// No part of Test: it compiles the whole program twice, and makes an image of a whole Linux first.
Task("DockerTest")
    .Description(
        "Builds the Dockerfile to its end without Docker, on stand-ins for its images, and starts what it made")
    .Does(TestDockerfile);

//#if (bench)
Task("BenchTest")
    .Description("Tests the bench: its stand-ins, its verdict on peers that fail, its tables")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, benchTests));
//#endif

Task("ClientTest")
    .Description("Tests the client for .NET against the native executable, with faults on the way")
    .IsDependentOn("Build")
    .IsDependentOn("NodeTools")
    .IsDependentOn("Publish")
    .IsDependentOn("PublishClientSmoke")
    .IsDependentOn("Pack")
    .Does<BuildData>(build => RunSuites(build, clientTests));

Task("LocalCloud")
    .IsDependentOn("NodeTools")
    .IsDependentOn("Publish")
    .IsDependentOn("PublishLean");

Task("LeanLambdaTest")
    .Description(
        "Tests LeanLambda: its host and its client beside the SDK's, and a native function made of its package")
    .IsDependentOn("Build")
    .IsDependentOn("PublishLeanSmoke")
    .Does<BuildData>(build => RunSuites(build, leanTests));

Task("DeployedStack")
    .Does<BuildData>(build => CheckStack(build.Deployed));

Task("EndToEndTest")
    .Description("Tests the native executable over HTTP, or with --url a stack that is deployed")
    .IsDependentOn(HasArgument("url") ? "DeployedStack" : "LocalCloud")
    .IsDependentOn("Build")
    .Does<BuildData>(build =>
        RunSuites(build, HasArgument("url") ? OnStack(endToEndTests, build.Deployed) : endToEndTests));

Task("ReliabilityTest")
    .Description("Tests for a minute that no fault of DynamoDB or of a process makes the API contradict itself")
    .IsDependentOn("LocalCloud")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, reliabilityTests));

Task("BuildReliability")
    .Does<BuildData>(build => Compile(Reliability, build));

Task("Soak")
    .Description("Does for minutes what ReliabilityTest does for a moment; writes docs/reliability.md")
    .IsDependentOn("NodeTools")
    .IsDependentOn("Publish")
    .IsDependentOn("BuildReliability")
    .Does<BuildData>(build => RunSoak(build));

Task("Arm64Test")
    .Description(
        "Tests how the executable for arm64 conducts itself, under an emulator, which it gets by itself on Debian")
    .IsDependentOn("Build")
    .Does<BuildData>(build => RunSuites(build, Arm64Suite(build)));

Task("Browser")
    .IsDependentOn("Build")
    .Does(() => FindBrowser(docsTests));

Task("DocsTest")
    .Description("Tests the docs page in a browser, which it gets by itself")
    .IsDependentOn("Build")
    .IsDependentOn("NodeTools")
    .IsDependentOn("Publish")
    .IsDependentOn("Browser")
    .Does<BuildData>(build => RunSuites(build, docsTests));

Task("NativeProbe")
    .Description("Tries LanguageExt's members in a native executable; writes tests/Blog.NativeProbe/seen.txt")
    .Does<BuildData>(build => ProbeNatively(build.Publish));

Task("TemplateCopy")
    .Does(MakeTemplateCopy);

Task("TemplateTest")
    .Description("Makes renamed copies by the `dotnet new` template, builds them and runs tests of theirs")
    .IsDependentOn("TemplateCopy")
    .Does<BuildData>(build => RunSuites(build, templateTests));

// What compiles and what waits run beside each other.
Task("Test")
    .Description("Checks everything: format, lint, build, native publish and all tests but Arm64Test")
    .IsDependentOn("Build")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => Report(TestAll(build)));

Task("BuildLocal")
    .Does<BuildData>(build => Compile(Local, build));

Task("BuildFunctions")
    .Does<BuildData>(build => Compile(Functions, build));

Task("Run")
    .Description("Serves the API on this machine until Ctrl+C")
    .IsDependentOn("NodeTools")
    .IsDependentOn(HasFlag("jit") ? "BuildFunctions" : "Publish")
    .IsDependentOn("BuildLocal")
    .Does<BuildData>(build => RunLocal(build));

Task("Token")
    .Description("Mints a token for --sub, which Run --writers=jwt takes; it is the last line")
    .IsDependentOn("BuildLocal")
    .Does<BuildData>(build => MintToken(build));

//#if (bench)
Task("BuildBench")
    .Does<BuildData>(build => Compile(Bench, build));

Task("BenchPeers")
    .IsDependentOn("Publish")
    .IsDependentOn("PublishLean")
    .IsDependentOn("BuildFunctions")
    .IsDependentOn("BuildBench");

// A saved run is reported without what it was measured on.
Task("Bench")
    .Description("Times the functions beside their peers; writes docs/performance.md")
    .IsDependentOn("NodeTools")
    .IsDependentOn(HasFlag("report-only") ? "BuildBench" : "BenchPeers")
    .Does<BuildData>(build => RunBench(build.Bench));

Task("MethodOrder")
    .Description("Records which of the functions' methods are called, into src/Blog.Functions/MethodOrder.txt")
    .IsDependentOn("Publish")
    .IsDependentOn("BuildBench")
    .Does<BuildData>(build => RecordMethodOrder(build.Publish));
//#endif

Task("Sso")
    .Description("Logs in to AWS in the browser, by `aws sso login`")
    .Does<BuildData>(build => LogIn(build.Stack));

Task("Bootstrap")
    .Description("Prepares an account and region for deployments, once, by `cdk bootstrap`")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => Bootstrap(build.Stack));

Task("BuildStack")
    .Does<BuildData>(build => Compile(Stack, build));

Task("Synth")
    .Description("Writes the stack's CloudFormation template into artifacts/cdk.out; needs no account")
    .IsDependentOn("NodeTools")
    .IsDependentOn("BuildStack")
    .Does<BuildData>(build => Synthesize(build.Stack));

Task("Diff")
    .Description("Shows what the stack's template changes, against a template or the deployed stack")
    .IsDependentOn("NodeTools")
    .IsDependentOn("BuildStack")
    .Does<BuildData>(build => Compare(build.Stack));

Task("CheckAws")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => CheckAws(build.Stack));

Task("Deploy")
    .Description("Takes the checkout to a running stack, and prints its URL")
    .IsDependentOn("CheckAws")
    .IsDependentOn("Publish")
    .IsDependentOn("BuildStack")
    .Does<BuildData>(build => Deploy(build.Stack));

Task("Url")
    .Description("Prints the URL of a deployed stack, or another of its outputs")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => PrintUrl(build.Stack));

Task("Logs")
    .Description("Prints what a deployed function has logged")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => PrintLogs(build.Stack));

Task("Destroy")
    .Description("Deletes a deployed stack, without building anything; a production stack only with --yes-destroy=NAME")
    .IsDependentOn("NodeTools")
    .Does<BuildData>(build => Destroy(build.Stack));

RunOrExplain(Argument("target", "Help"));
