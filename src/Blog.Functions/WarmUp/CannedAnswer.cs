using Blog.Core;

namespace Blog.Functions.WarmUp;

/// <summary>What DynamoDB answers to the rehearsed event of a route.</summary>
internal static class CannedAnswer
{
    private const string Post = $$"""
        {
          "Pk": { "S": "BLOG#{{RehearsedEvent.Blog}}" }, "Sk": { "S": "POST#{{RehearsedEvent.Post}}" },
          "Entity": { "S": "Post" },
          "BlogId": { "S": "{{RehearsedEvent.Blog}}" }, "PostId": { "S": "{{RehearsedEvent.Post}}" },
          "Title": { "S": "Title" }, "Body": { "S": "Body" }, "Author": { "S": "anonymous" }, "Version": { "N": "1" },
          "CreatedAt": { "S": "2026-01-01T00:00:00.000Z" }, "UpdatedAt": { "S": "2026-01-01T00:00:00.000Z" }
        }
        """;

    internal static string To(Route route) => route.Name switch
    {
        nameof(Routes.GetPost) => $$"""{ "Item": {{Post}} }""",
        nameof(Routes.ListPosts) => $$"""{ "Items": [{{Post}}], "Count": 1, "ScannedCount": 1 }""",
        nameof(Routes.UpdatePost) or nameof(Routes.DeletePost) => $$"""{ "Attributes": {{Post}} }""",
        _ => "{}",
    };
}
