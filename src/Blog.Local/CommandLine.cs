using System.Globalization;

namespace Blog.Local;

/// <summary>An option of a command line.</summary>
/// <param name="Allowed">What it takes, in words.</param>
/// <param name="Set">The options with that value, or null if it is not allowed.</param>
internal sealed record Option<T>(string Allowed, Func<T, string, T?> Set)
    where T : class;

/// <summary>Command lines of <c>--name value</c> and <c>--name=value</c>.</summary>
internal static class CommandLine
{
    /// <summary>The options, or one line that says what is wrong and what is allowed.</summary>
    /// <param name="flags">Options without a value.</param>
    public static (T? Options, string? Fault) Parse<T>(
        T options,
        IReadOnlyList<string> args,
        IReadOnlyDictionary<string, Option<T>> known,
        IReadOnlyDictionary<string, Func<T, T>> flags)
        where T : class
    {
        for (var rest = args; rest.Count > 0;)
        {
            if (flags.TryGetValue(rest[0], out var raise))
            {
                (options, rest) = (raise(options), [.. rest.Skip(1)]);
                continue;
            }

            var (name, inline) = rest[0].Split('=', 2) is [var n, var v] ? (n, v) : (rest[0], null);
            if (!known.TryGetValue(name, out var option))
                return (null, $"Unknown option '{name}'. Allowed: {string.Join(", ", known.Keys.Concat(flags.Keys))}.");
            var value = inline ?? (rest.Count > 1 ? rest[1] : null);
            if (value is not { Length: > 0 } || option.Set(options, value) is not { } read)
                return (null, Fault(name, option.Allowed, value));
            (options, rest) = (read, [.. rest.Skip(inline is null ? 2 : 1)]);
        }

        return (options, null);
    }

    public static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most ? number : null;

    private static string Fault(string name, string allowed, string? value) =>
        $"Option '{name}' wants {allowed}; it got {(value is null ? "nothing" : $"'{value}'")}.";
}
