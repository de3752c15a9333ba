using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.Core.Values;

/// <summary>A post's text, kept as it came: not blank, at most 262,144 bytes of UTF-8.</summary>
public sealed record PostBody
{
    public const string Field = "body";

    /// <summary>Leaves room for the rest of the item below DynamoDB's limit of 400 KB.</summary>
    public const int MaxBytes = 262_144;

    private PostBody(string text) => Text = text;

    public string Text { get; }

    /// <summary>Faults: <c>required</c>, <c>too_long</c>, <c>invalid_characters</c>.</summary>
    public static Validation<FieldFault, PostBody> From(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Fault("required", "The body is missing or blank.")
        : Encoding.UTF8.GetByteCount(text) > MaxBytes ? Fault("too_long", "The body is longer than 262,144 bytes of UTF-8.")
        : text.Any(IsForbidden) ? Fault("invalid_characters", "The body holds a control character other than tab, line feed and carriage return.")
        : Success<FieldFault, PostBody>(new PostBody(text));

    /// <summary>Text that passed <see cref="From"/> when it was stored.</summary>
    public static PostBody FromStore(string text) => new(text);

    private static bool IsForbidden(char character) =>
        char.IsControl(character) && character is not ('\t' or '\n' or '\r');

    private static Validation<FieldFault, PostBody> Fault(string code, string message) =>
        Fail<FieldFault, PostBody>(new(Field, code, message));
}
