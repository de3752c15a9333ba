using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>What an author writes and may rewrite.</summary>
public sealed record PostText(Title Title, PostBody Body)
{
    /// <summary>Faults of every field, in the order of the record.</summary>
    public static Validation<FieldFault, PostText> From(PostDraft draft) =>
        (Title.From(draft.Title), PostBody.From(draft.Body)).Apply((title, body) => new PostText(title, body));
}
