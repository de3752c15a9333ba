using System.Globalization;
using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>The most posts that a page may hold: 1 to 100, 10 unless asked for.</summary>
public sealed record PageLimit
{
    public const string Field = "limit";
    public const int Least = 1, Most = 100;

    public static readonly PageLimit Default = new(10);

    private PageLimit(int value) => Value = value;

    public int Value { get; }

    /// <summary>
    /// Decimal digits only; absent means <see cref="Default"/>. Faults: <c>not_a_number</c>, <c>out_of_range</c>.
    /// </summary>
    public static Validation<FieldFault, PageLimit> From(string? text) =>
        text is null ? Valid(Default)
        : text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Fault("not_a_number", "The limit is not a whole number.")
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= Least and <= Most
            ? Valid(new PageLimit(value))
            : Fault("out_of_range", "The limit is not from 1 to 100.");

    private static Validation<FieldFault, PageLimit> Fault(string code, string message) =>
        Broken<PageLimit>(Field, code, message);
}
