using System.Buffers;
using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>Names a blog: 1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</summary>
public sealed record BlogId
{
    public const string Field = "blogId";
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private BlogId(string text) => Text = text;

    public string Text { get; }

    /// <summary>Faults: <c>required</c>, <c>too_long</c>, <c>invalid_characters</c>.</summary>
    public static Validation<FieldFault, BlogId> From(string? text) => text switch
    {
        null or "" => Fault("required", "The blog's id is missing."),
        { Length: > MaxLength } => Fault("too_long", "The blog's id is longer than 64 characters."),
        _ when text.AsSpan().ContainsAnyExcept(Allowed) =>
            Fault("invalid_characters", "The blog's id may hold letters A to Z, digits, hyphens and underscores only."),
        _ => Valid(new BlogId(text)),
    };

    /// <summary>Text that passed <see cref="From"/> when it was stored.</summary>
    public static BlogId FromStore(string text) => new(text);

    private static Validation<FieldFault, BlogId> Fault(string code, string message) =>
        Broken<BlogId>(Field, code, message);
}
