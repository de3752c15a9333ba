using System.Text.Json;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Core;

/// <summary>
/// The JSON body of create and update, not trusted yet. Names in any case; others are ignored; null is absent.
/// </summary>
public sealed record PostDraft(string? Title, string? Body)
{
    /// <inheritdoc cref="JsonBody.Read"/>
    public static Either<BlogError, PostDraft> Parse(HttpCall call) => JsonBody.Read(call, Read);

    private static PostDraft Read(ref Utf8JsonReader json)
    {
        string? title = null, body = null;
        while (json.NextName())
            if (json.IsNamed("title"u8)) title = json.Text();
            else if (json.IsNamed("body"u8)) body = json.Text();
            else json.Pass();
        return new(title, body);
    }
}
