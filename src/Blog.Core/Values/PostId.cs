using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>Names a post: a UUID of version 7 (RFC 9562), so that ids sort in the order of creation.</summary>
public sealed record PostId
{
    public const string Field = "postId";

    private const int Version = 7;
    private const int LeastRfcVariant = 8, GreatestRfcVariant = 11;

    private PostId(Guid value) => Value = value;

    public Guid Value { get; }

    /// <summary>Lower case with hyphens, 36 characters.</summary>
    public string Text => Value.ToString("D");

    /// <summary>
    /// Takes the form that <see cref="Text"/> gives and no other. Faults: <c>required</c>, <c>invalid_id</c>.
    /// </summary>
    public static Validation<FieldFault, PostId> From(string? text) => text switch
    {
        null or "" => Fault("required", "The post's id is missing."),
        _ when Guid.TryParseExact(text, "D", out var value) && value.ToString("D") == text => From(value),
        _ => Fault("invalid_id", "The post's id is not a UUID in lower case with hyphens."),
    };

    /// <summary>Faults: <c>invalid_id</c> for a UUID of another version or variant.</summary>
    public static Validation<FieldFault, PostId> From(Guid value) =>
        value is { Version: Version, Variant: >= LeastRfcVariant and <= GreatestRfcVariant }
            ? Valid(new PostId(value))
            : Fault("invalid_id", "The post's id is not a UUID of version 7.");

    /// <summary>A value that passed <see cref="From(Guid)"/> when it was stored or made.</summary>
    public static PostId FromStore(Guid value) => new(value);

    private static Validation<FieldFault, PostId> Fault(string code, string message) =>
        Broken<PostId>(Field, code, message);
}
