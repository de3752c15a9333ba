using System.Text.Json;
using Blog.Core;

namespace Blog.BuildTests;

/// <summary>The defaults of Amazon.Lambda.Tools, for who deploys one function without the stack.</summary>
public sealed class LambdaToolsTests
{
    private static readonly JsonElement Defaults = JsonDocument.Parse(
        File.ReadAllText(
            Path.Combine(Repository.Root, "src", "Blog.Functions", "aws-lambda-tools-defaults.json"))).RootElement;

    [Fact]
    public void The_handler_is_a_route() =>
        Assert.Contains(Routes.All, route => route.Name == Value("function-handler"));

    [Fact]
    public void The_functions_are_compiled_for_the_framework_that_is_published()
    {
        var framework = Value("framework");

        Assert.Contains($"-p:FunctionsFramework={framework} ", Value("msbuild-parameters"), StringComparison.Ordinal);
        Assert.Equal(framework == "net9.0" ? "provided.al2" : "provided.al2023", Value("function-runtime"));
    }

    private static string Value(string key) => Defaults.GetProperty(key).GetString()!;
}
