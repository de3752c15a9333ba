using Amazon.DynamoDBv2;
using Blog.Functions;
using Blog.Functions.Edges;
using Blog.Functions.Store;
using Blog.IntegrationTests.Faults;
using Serilog;
using Serilog.Core;

namespace Blog.IntegrationTests;

/// <summary>The blog's table, as the functions see it over one of the edges.</summary>
public sealed class EdgeTable
{
    private readonly Func<Uri?, Dynamo> edge;

    private EdgeTable(AmazonDynamoDBClient client, Func<Uri?, Dynamo> edge)
    {
        (Client, this.edge) = (client, edge);
        Posts = Over(server: null);
        UnsteadyPosts = FunctionStart.Posts(Unsteady(edge(arg: null)), DynamoDb.Table, Logger.None);
    }

    /// <summary>For looking at the table behind the functions' back.</summary>
    internal AmazonDynamoDBClient Client { get; }

    /// <summary>The store under test.</summary>
    internal PostStore Posts { get; }

    /// <summary>The same, each call up to 3 ms late, so that the calls of several requests take turns.</summary>
    internal PostStore UnsteadyPosts { get; }

    internal static EdgeTable Sdk(AmazonDynamoDBClient client) => new(client, server => SdkEdge.From(server).Dynamo);

    internal static EdgeTable Lean(AmazonDynamoDBClient client) =>
        new(client, server => LeanEdge.From(VariablesWith(server)).Dynamo);

    /// <summary>The store under test, on a wire that does as it is told.</summary>
    internal PostStore PostsOver(Wire wire, string? table = null, ILogger? log = null) => Over(wire.Url, table, log);

    /// <summary>The store under test, with a server in the place of DynamoDB's.</summary>
    internal PostStore PostsOver(Uri server, ILogger? log = null) => Over(server, log: log);

    private PostStore Over(Uri? server, string? table = null, ILogger? log = null) =>
        FunctionStart.Posts(edge(server), table ?? DynamoDb.Table, log ?? Logger.None);

    private static Dynamo Unsteady(Dynamo dynamo)
    {
        return new(
            Late(dynamo.PutItem),
            Late(dynamo.GetItem),
            Late(dynamo.UpdateItem),
            Late(dynamo.DeleteItem),
            Late(dynamo.Query),
            Late(dynamo.TransactWriteItems));

        static Func<TRequest, CancellationToken, Task<TResponse>> Late<TRequest, TResponse>(
            Func<TRequest, CancellationToken, Task<TResponse>> send) => (request, deadline) =>
        {
            Thread.Sleep(Random.Shared.Next(4));
            return send(request, deadline);
        };
    }

    private static Func<string, string?> VariablesWith(Uri? server) => name =>
        server is not null && name is "AWS_ENDPOINT_URL_DYNAMODB"
            ? server.AbsoluteUri
            : Environment.GetEnvironmentVariable(name);
}
