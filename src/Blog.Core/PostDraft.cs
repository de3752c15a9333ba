using Blog.Core.Http;
using LanguageExt;

namespace Blog.Core;

/// <summary>
/// The JSON body of create and update, not trusted yet. Names in any case; others are ignored; null is absent.
/// </summary>
public sealed record PostDraft(string? Title, string? Body)
{
    /// <inheritdoc cref="JsonBody.Read"/>
    public static Either<BlogError, PostDraft> Parse(HttpCall call) => JsonBody.Read(call, JsonIn.Default.PostDraft);
}
