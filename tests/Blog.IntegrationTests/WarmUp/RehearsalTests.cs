using Blog.Core;
using Blog.Functions;
using Blog.Functions.Edges;
using Blog.Functions.Store;
using Blog.Functions.WarmUp;
using Blog.IntegrationTests.Faults;
using Serilog.Core;

namespace Blog.IntegrationTests.WarmUp;

/// <summary>A rehearsal that fails warms little and says nothing, so that only this shows it.</summary>
[Collection(DynamoDbSuites.Name)]
public sealed class RehearsalTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var route in Routes.All)
            {
                cases.Add(route.Name, "sdk");
                cases.Add(route.Name, "lean");
            }

            return cases;
        }
    }

    /// <summary>There is nothing at the address: whatever was sent there would fail.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_route_rehearses_its_success_and_sends_nothing(string name, string edge)
    {
        var route = Routes.All.Single(route => route.Name == name);
        var settings = new FunctionSettings(route, "table", "INFO", []);
        var status = 0;

        await Edge(edge).Rehearse(
            CannedAnswer.To(route),
            async dynamo => status = await Rehearsal.Run(route, FunctionStart.Function(dynamo, settings, Logger.None)));

        Assert.Equal(route == Routes.CreatePost ? 201 : 200, status);
    }

    /// <summary>Else the first event would get the canned response.</summary>
    [Fact]
    public async Task A_rehearsal_that_fails_is_over_all_the_same()
    {
        var edge = Edge("sdk");
        await Assert.ThrowsAsync<InvalidOperationException>(() => edge.Rehearse("{}", _ => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<DynamoUnavailableException>(
            () => edge.Dynamo.Guarded().GetItem(new() { TableName = "table", Key = new() { ["Pk"] = new("a") } }, CancellationToken.None));
    }

    private static DynamoEdge Edge(string name)
    {
        using var port = DeadPort.Refusing();
        return name is "sdk" ? SdkEdge.From(port.Url) : LeanEdge.From(Environment(port.Url).GetValueOrDefault);
    }

    private static Dictionary<string, string?> Environment(Uri server) => new(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL_DYNAMODB"] = server.AbsoluteUri,
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ACCESS_KEY_ID"] = "key",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };
}
