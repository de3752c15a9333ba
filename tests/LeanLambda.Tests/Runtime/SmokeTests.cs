using System.Text.Json;
using Blog.RuntimeConduct;
using LeanLambda.Tests.Differential;

namespace LeanLambda.Tests.Runtime;

/// <summary>A native function that was made of the package alone: tests/LeanLambda.Smoke.</summary>
[Needs(Need.LeanSmoke)]
public sealed class SmokeTests
{
    private static readonly string Executable = Path.Combine(Repository.Root, "artifacts", "lean-smoke", "lean-smoke");

    [Fact]
    public async Task The_package_makes_a_native_function()
    {
        await using var api = await RuntimeApiStandIn.Start();
        using var dynamo = new ScriptedDynamo(
            (number, _) => number == 0 ? Reply.Error("ThrottlingException") : Reply.Ok);
        using var function = FunctionProcess.Start(Executable, Environment(api.Address, dynamo.Url.AbsoluteUri));
        api.Give(new("invocation-1", "{\"hello\":\"\u00fc\"}", "Root=1-trace"));
        var posted = await api.Posted();
        Assert.Equal(("invocation/invocation-1/response", """{"stored":true}"""), (posted.Path, posted.Body));
        Assert.Equal(2, dynamo.Requests.Count);
        Assert.Equal("DynamoDB_20120810.PutItem", ScriptedDynamo.Header(dynamo.Requests[1], "x-amz-target"));
        Assert.Equal("Root=1-trace", ScriptedDynamo.Header(dynamo.Requests[1], "x-amzn-trace-id"));
        var body = JsonElement.Parse(dynamo.Requests[1].Split("\r\n\r\n")[1]);
        Assert.Equal("invocation-1", body.GetProperty("Item").GetProperty("Pk").GetProperty("S").GetString());
    }

    [Fact]
    public async Task What_the_package_does_not_support_stops_the_native_function_with_a_message()
    {
        await using var api = await RuntimeApiStandIn.Start();
        using var function = FunctionProcess.Start(
            Executable, Environment(api.Address, "http://127.0.0.1:1", ("AWS_USE_FIPS_ENDPOINT", "true")));
        var ended = await function.End();
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("AWS_USE_FIPS_ENDPOINT is 'true'", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Equal("init/error", Assert.Single(api.Rest()).Path);
    }

    private static Dictionary<string, string?> Environment(
        string runtimeApi, string dynamo, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamo,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "key",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
        };
        foreach (var (name, value) in more) environment[name] = value;
        return environment;
    }
}
