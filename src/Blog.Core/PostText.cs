using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>What an author writes and may rewrite.</summary>
public sealed record PostText(Title Title, PostBody Body)
{
    /// <summary>Every field, in the order of the record.</summary>
    public IReadOnlyList<TextField> Fields => [new(Title.Field, Title.Text), new(PostBody.Field, Body.Text)];

    /// <summary>Faults of every field, in the order of the record.</summary>
    public static Validation<FieldFault, PostText> From(PostDraft draft) =>
        (Title.From(draft.Title), PostBody.From(draft.Body)).Apply((title, body) => new PostText(title, body));
}

/// <param name="Name">On the wire.</param>
/// <param name="Text">Null where an optional field is absent.</param>
public sealed record TextField(string Name, string? Text);
