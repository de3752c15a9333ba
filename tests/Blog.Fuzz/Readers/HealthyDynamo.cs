using Amazon.DynamoDBv2.Model;
using Blog.Functions.Store;

namespace Blog.Fuzz.Readers;

/// <summary>A DynamoDB that is well: one post, which every key finds, and writes that succeed.</summary>
internal static class HealthyDynamo
{
    internal const string Blog = "blog", Post = "00000000-0000-7000-8000-000000000000";

    internal static Dynamo Of() => new(
        PutItem: (_, _) => Task.FromResult(new PutItemResponse()),
        GetItem: (_, _) => Task.FromResult(new GetItemResponse { Item = Item() }),
        UpdateItem: (request, _) => Task.FromResult(new UpdateItemResponse { Attributes = Item() }),
        DeleteItem: (request, _) => Task.FromResult(new DeleteItemResponse { Attributes = Item() }),
        Query: (request, _) => Task.FromResult(new QueryResponse { Items = [Item()], LastEvaluatedKey = Item() }),
        TransactWriteItems: (_, _) => Task.FromResult(new TransactWriteItemsResponse()));

    internal static Dictionary<string, AttributeValue> Item() => new(StringComparer.Ordinal)
    {
        ["Pk"] = new($"BLOG#{Blog}"),
        ["Sk"] = new($"POST#{Post}"),
        ["Entity"] = new("Post"),
        ["BlogId"] = new(Blog),
        ["PostId"] = new(Post),
        ["Title"] = new("Title"),
        ["Body"] = new("Body"),
        ["Author"] = new("anonymous"),
        ["Version"] = new() { N = "1" },
        ["CreatedAt"] = new("2026-01-01T00:00:00.000Z"),
        ["UpdatedAt"] = new("2026-01-01T00:00:00.000Z"),
    };
}
