using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Functions.Dynamo;
using Blog.Functions.WarmUp;
using Blog.IntegrationTests.Faults;

namespace Blog.IntegrationTests.WarmUp;

/// <summary>A rehearsal that fails warms little and says nothing, so that only this shows it.</summary>
[Collection(DynamoDbSuites.Name)]
public sealed class RehearsalTests
{
    public static TheoryData<string> Names => [.. Routes.All.Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_route_rehearses_its_success_and_sends_nothing(string name)
    {
        var route = Routes.All.Single(route => route.Name == name);
        var network = new Wire(Fates.Dropped);
        var wire = new DynamoWire(network);

        var status = await Rehearsal.Run(route, wire, DynamoConnection.Open(wire), DynamoDb.Table);

        Assert.Equal(route == Routes.CreatePost ? 201 : 200, status);
        Assert.Equal(0, network.Requests);
    }

    [Fact]
    public async Task After_a_rehearsal_requests_are_sent()
    {
        var network = new Wire(Fates.Passes);
        var wire = new DynamoWire(network);
        var client = DynamoConnection.Open(wire);
        await Rehearsal.Run(Routes.GetPost, wire, client, DynamoDb.Table);

        await client.DescribeTableAsync(new DescribeTableRequest { TableName = DynamoDb.Table });

        Assert.Equal(1, network.Requests);
    }
}
