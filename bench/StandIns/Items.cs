using System.Globalization;
using System.Text.Json.Nodes;

namespace Blog.Bench.StandIns;

/// <summary>Posts as the functions store them, in DynamoDB's JSON.</summary>
internal static class Items
{
    /// <summary>A post of the blog that the events speak of.</summary>
    internal static JsonObject Post(int number) => Post(Events.Blog, number);

    /// <param name="number">Gives the id: a higher number is a newer post.</param>
    internal static JsonObject Post(string blog, int number)
    {
        var item = Key(blog, number);
        foreach (var (name, value) in new[]
        {
            ("BlogId", blog),
            ("PostId", PostId(number)),
            ("Title", Events.Title),
            ("Body", Events.Body),
            ("Author", "anonymous"),
            ("CreatedAt", "2026-11-22T00:39:18.294Z"),
            ("UpdatedAt", "2026-11-22T00:39:18.294Z"),
            ("RequestId", "b63d1f5c-7c2e-4f0a-9c0e-0d8a3c4b5e6f"),
            ("Entity", "Post"),
        })
            item[name] = Text(value);
        item["Version"] = new JsonObject { ["N"] = "1" };
        return item;
    }

    internal static JsonObject Key(string blog, int number) =>
        new() { ["Pk"] = Text($"BLOG#{blog}"), ["Sk"] = Text($"POST#{PostId(number)}") };

    /// <summary>A UUID of version 7, in the order of the numbers.</summary>
    internal static string PostId(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"01900000-{number >> 16 & 0xFFFF:x4}-7000-8000-{number & 0xFFFF:x12}");

    private static JsonObject Text(string text) => new() { ["S"] = text };
}
