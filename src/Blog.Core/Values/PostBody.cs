using System.Buffers;
using System.Text;
using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>A post's text, kept as it came: not blank, at most 262,144 bytes of UTF-8.</summary>
public sealed record PostBody
{
    public const string Field = "body";

    /// <summary>Leaves room for the rest of the item below DynamoDB's limit of 400 KB.</summary>
    public const int MaxBytes = 262_144;

    /// <summary>Unicode's control characters (category Cc) but tab, line feed and carriage return.</summary>
    internal const string Controls =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011" +
        "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f" +
        "\u007f\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f" +
        "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(Controls);

    private PostBody(string text) => Text = text;

    public string Text { get; }

    /// <summary>Faults: <c>required</c>, <c>too_long</c>, <c>invalid_characters</c>.</summary>
    public static Validation<FieldFault, PostBody> From(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Fault("required", "The body is missing or blank.")
        : Encoding.UTF8.GetByteCount(text) > MaxBytes
            ? Fault("too_long", "The body is longer than 262,144 bytes of UTF-8.")
        : text.AsSpan().ContainsAny(Forbidden) ? Fault(
            "invalid_characters",
            "The body holds a control character other than tab, line feed and carriage return.")
        : Valid(new PostBody(text));

    /// <summary>Text that passed <see cref="From"/> when it was stored.</summary>
    public static PostBody FromStore(string text) => new(text);

    private static Validation<FieldFault, PostBody> Fault(string code, string message) =>
        Broken<PostBody>(Field, code, message);
}
