using Blog.Core;
using Blog.Functions;
using Blog.Functions.Edges;
using Blog.Functions.WarmUp;
using Serilog.Core;

namespace Blog.IntegrationTests.WarmUp;

/// <summary>A rehearsal that fails warms little and says nothing, so that only this shows it.</summary>
public sealed class RehearsalTests
{
    public static TheoryData<string> Names => [.. Routes.All.Select(route => route.Name)];

    /// <summary>There is nothing at the address: whatever was sent there would fail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_route_rehearses_its_success_and_sends_nothing(string name)
    {
        var route = Routes.All.Single(route => route.Name == name);
        var settings = new FunctionSettings(route, "table", "INFO", []);
        var edge = LeanEdge.From(name => name is "AWS_ENDPOINT_URL" ? "http://127.0.0.1:1" : "any");
        var status = 0;

        await edge.Rehearse(
            CannedAnswer.To(route),
            async dynamo => status = await Rehearsal.Run(route, FunctionStart.Function(dynamo, settings, Logger.None)));

        Assert.Equal(route == Routes.CreatePost ? 201 : 200, status);
    }
}
