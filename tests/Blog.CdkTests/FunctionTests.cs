using Blog.Core;

namespace Blog.CdkTests;

public class FunctionTests
{
    [Theory]
    [ClassData(typeof(Kinds))]
    public void Each_route_has_a_function_of_its_own(string stage, string api, string writers)
    {
        var functions = Functions(Kinds.Of(stage, api, writers));
        Assert.Equal(
            Routes.All.Select(route => route.Name).Order(StringComparer.Ordinal),
            functions.Select(Handler).Order(StringComparer.Ordinal));
        Assert.Equal(Routes.All.Count, functions.Select(function => function["Role"].Text()).Distinct().Count());
        Assert.Equal(
            Routes.All.Count,
            functions.Select(function => function["LoggingConfig"]!["LogGroup"].Text()).Distinct().Count());
    }

    [Theory]
    [ClassData(typeof(Kinds))]
    public void All_functions_run_one_asset(string stage, string api, string writers) =>
        Assert.Single(Functions(Kinds.Of(stage, api, writers)).Select(function => function["Code"].Text()).Distinct());

    [Theory]
    [ClassData(typeof(Kinds))]
    public void A_function_is_what_the_defaults_say(string stage, string api, string writers) =>
        Kinds.Of(stage, api, writers).Template.AllResourcesProperties("AWS::Lambda::Function", Json.Shape("""
            {
              "Runtime": "provided.al2023",
              "Architectures": ["x86_64"],
              "MemorySize": 256,
              "Timeout": 10,
              "TracingConfig": { "Mode": "Active" },
              "LoggingConfig": { "LogFormat": "JSON", "ApplicationLogLevel": "INFO" }
            }
            """));

    [Theory]
    [ClassData(typeof(Kinds))]
    public void A_functions_environment_is_this_and_no_more(string stage, string api, string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        var table = stack.Only("AWS::DynamoDB::GlobalTable").Id;
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SERVICE"] = "blog",
            ["STAGE"] = stage,
            ["TABLE_NAME"] = $"{{{table}}}",
            ["SSL_CERT_FILE"] = "/var/task/certs/amazon-roots.pem",
            ["SSL_CERT_DIR"] = "/var/task/certs/none",
        };
        Assert.All(Functions(stack), function => Assert.Equal(
            expected, function["Environment"]!["Variables"]!.AsObject().ToDictionary(
                pair => pair.Key,
                pair => pair.Value.Joined(),
                StringComparer.Ordinal)));
    }

    [Fact]
    public void Concurrency_is_not_reserved_unless_asked_for()
    {
        Assert.All(Functions(Synthesized.With()), function => Assert.Null(function["ReservedConcurrentExecutions"]));
        Changed.Http.Template.AllResourcesProperties(
            "AWS::Lambda::Function",
            Json.Shape("""{ "ReservedConcurrentExecutions": 5 }"""));
    }

    [Fact]
    public void Settings_of_functions_reach_every_function() =>
        Changed.Http.Template.AllResourcesProperties("AWS::Lambda::Function", Json.Shape("""
            {
              "Runtime": "provided.al2",
              "Architectures": ["arm64"],
              "MemorySize": 1024,
              "LoggingConfig": { "ApplicationLogLevel": "DEBUG" }
            }
            """));

    [Fact]
    public void A_function_writes_into_its_own_log_group() => Assert.All(Functions(Synthesized.With()), function =>
        Assert.StartsWith(
            $$"""{"Ref":"{{Handler(function)}}Log""",
            function["LoggingConfig"]!["LogGroup"].Text(),
            StringComparison.Ordinal));

    private static Resource[] Functions(Synthesized stack) => [.. stack.Resources("AWS::Lambda::Function")];

    private static string Handler(Resource function) => function["Handler"]!.GetValue<string>();
}
