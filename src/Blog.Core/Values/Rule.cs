using LanguageExt;

namespace Blog.Core.Values;

/// <summary>What a smart constructor gives: a value, or the rule that its input breaks.</summary>
internal static class Rule
{
    /// <summary>Never null: an optional value is a closed record with a case Absent (docs/adr/0001).</summary>
    internal static Validation<FieldFault, T> Valid<T>(T value)
        where T : class =>
#pragma warning disable RS0030 // The one place that may: a type that may be null breaks the constraint above.
        Prelude.Success<FieldFault, T>(value);
#pragma warning restore RS0030

    internal static Validation<FieldFault, T> Broken<T>(string field, string code, string message) =>
        Prelude.Fail<FieldFault, T>(new FieldFault(field, code, message));
}
