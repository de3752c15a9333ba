using System.Reflection;

namespace Blog.PropertyTests;

/// <summary>The fields of a positional record, whichever it has.</summary>
internal static class FieldsOf<T>
{
    private static readonly ConstructorInfo Primary = typeof(T).GetConstructors()
        .MaxBy(each => each.GetParameters().Length)!;

    internal static IReadOnlyList<string> All { get; } =
        [.. Primary.GetParameters().Select(parameter => parameter.Name!)];

    internal static T Make(IEnumerable<object?> values) => (T)Primary.Invoke([.. values]);

    internal static object? Get(T record, string field) => typeof(T).GetProperty(field)!.GetValue(record);

    /// <summary>As <c>with</c> makes it.</summary>
    internal static T With(T record, string field, object? value) =>
        Make(All.Select(each => each == field ? value : Get(record, each)));
}
