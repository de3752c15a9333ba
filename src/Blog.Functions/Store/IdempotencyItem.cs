using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.Functions.Store;

/// <summary>
/// An idempotency record as an item of the table. DynamoDB deletes it some time after it has expired, so that an
/// expired one may still be there. Renaming an attribute or a key's prefix orphans what is stored.
/// </summary>
internal static class IdempotencyItem
{
    /// <summary>Seconds since 1970: the table's TTL attribute.</summary>
    internal const string ExpiresAt = "ExpiresAt";

    internal static Dictionary<string, AttributeValue> From(IdempotencyRecord record) => new()
    {
        [PostItem.Pk] = new("IDEMPOTENCY#" + record.Blog.Text),
        [PostItem.Sk] = new("KEY#" + record.Key.Text),
        ["PostId"] = new(record.Post.Text),
        ["CreatedAt"] = new(record.CreatedAt.Text),
        ["RequestHash"] = new(record.Request.Text),
        [ExpiresAt] = PostItem.Number(record.ExpiresAt.UnixSecondsCeiling),
        ["Entity"] = new("Idempotency"),
    };

    /// <summary>The first create's record, of the same blog and key as <paramref name="own"/>.</summary>
    internal static IdempotencyRecord ToRecord(Dictionary<string, AttributeValue> item, IdempotencyRecord own) =>
        own with
        {
            Request = Fingerprint.FromStore(item["RequestHash"].S),
            Post = PostId.FromStore(Guid.ParseExact(item["PostId"].S, "D")),
            CreatedAt = Instant.FromStore(item["CreatedAt"].S),
        };
}
