using Blog.Core;
using Blog.Functions.Dynamo;
using Blog.Functions.WarmUp;

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
        var nowhere = new DynamoSettings(new("http://127.0.0.1:1"), "us-east-1", "key", "secret", "");

        var status = await Rehearsal.Run(route, nowhere, "table");

        Assert.Equal(route == Routes.CreatePost ? 201 : 200, status);
    }
}
