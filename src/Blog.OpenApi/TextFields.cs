using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.OpenApi;

/// <summary>What the document says of a field that an author writes. A test fails while one has no entry.</summary>
/// <param name="Sent">Its description and limits in a draft.</param>
/// <param name="Shown">Those in a post.</param>
/// <param name="Example">In a new post.</param>
/// <param name="Rewritten">In the same post after an update.</param>
internal sealed record TextFieldEntry(
    string Name, Func<JsonObject> Sent, Func<JsonObject> Shown, string Example, string Rewritten);

internal static class TextFields
{
    internal static IReadOnlyList<TextFieldEntry> All { get; } =
    [
        new(
            Title.Field,
            Sent: () => Limits.Text(
                $"One line of 1 to {Title.MaxLength} characters (Unicode scalar values), white space at both ends not "
                    + "counted: it is trimmed. No control characters.",
                least: 1, most: null, Patterns.UntrimmedTitle),
            Shown: () => Limits.Text("Trimmed; one line.", least: 1, Title.MaxLength, Patterns.Title),
            Example: "Hello",
            Rewritten: "Hello again"),
        new(
            PostBody.Field,
            Sent: () => Limits.Text(
                $"Not blank, at most {PostBody.MaxBytes} bytes of UTF-8 (`maxLength` counts characters).",
                least: 1, PostBody.MaxBytes, Patterns.Body),
            Shown: () => Limits.Text(
                $"As it was sent; at most {PostBody.MaxBytes} bytes of UTF-8.",
                least: 1,
                PostBody.MaxBytes,
                Patterns.Body),
            Example: "First post. ¡Olé!",
            Rewritten: "Rewritten."),
    ];

    /// <summary>A draft with one of each field's examples.</summary>
    internal static PostDraft Draft(Func<TextFieldEntry, string> example) => new JsonObject(
        All.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)example(field)))).Deserialize<PostDraft>(
            WireJson.In)!;
}
