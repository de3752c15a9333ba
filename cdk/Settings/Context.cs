using System.Globalization;
using System.Text.RegularExpressions;
using LanguageExt;

namespace Blog.Cdk.Settings;

/// <summary>A context value that the stack cannot be made with; the message says which, and what is allowed.</summary>
internal sealed record SettingFault(string Message);

/// <summary>The CDK's context: JSON from cdk.json, which has every default, or text from <c>-c key=value</c>.</summary>
/// <param name="Value">Null where there is none.</param>
internal sealed record Context(Func<string, object?> Value)
{
    /// <summary>A text that may be empty.</summary>
    internal Either<SettingFault, string> Text(string name) =>
        Value(name) is { } value
            ? value is bool flag
                ? (flag ? "true" : "false")
                : Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim()
            : new SettingFault(
                $"The context has no {name}: cdk/cdk.json has all defaults; start the CDK in the folder cdk.");

    /// <param name="rule">What is allowed, in words: it ends a sentence.</param>
    internal Either<SettingFault, string> Text(string name, Func<string, bool> isValid, string rule) =>
        from text in Text(name)
        from valid in isValid(text) ? text : Fault<string>(name, text, rule)
        select valid;

    /// <summary>All of the text must match.</summary>
    internal Either<SettingFault, string> Matching(string name, string pattern, string rule) =>
        Text(name, text => Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.NonBacktracking), rule);

    internal Either<SettingFault, T> OneOf<T>(string name, params (string Word, T Meaning)[] choices) =>
        from word in Text(name)
        from choice in choices.Where(choice => choice.Word == word).ToArray() is [var found]
            ? found.Meaning
            : Fault<T>(name, word, $"one of: {string.Join(", ", choices.Select(choice => choice.Word))}")
        select choice;

    internal Either<SettingFault, int> Number(string name, int least, int most = int.MaxValue) =>
        from text in Text(name)
        from number in int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && read >= least
            && read <= most
            ? read
            : Fault<int>(
                name,
                text,
                most == int.MaxValue ? $"a whole number from {least} up" : $"a whole number from {least} to {most}")
        select number;

    /// <summary>None for the empty text.</summary>
    internal Either<SettingFault, Option<int>> OptionalNumber(string name, int least) =>
        from text in Text(name)
        from number in text == "" ? Option<int>.None : Number(name, least).Map(Prelude.Some)
        select number;

    /// <summary>The parts between commas; none of the empty text.</summary>
    internal Either<SettingFault, string[]> List(string name, Func<string, bool> isValid, string rule) =>
        from text in Text(name)
        let parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        from valid in parts.FirstOrDefault(part => !isValid(part)) is { } bad ? Fault<string[]>(name, bad, rule) : parts
        select valid;

    internal static Either<SettingFault, T> Fault<T>(string name, string value, string rule) =>
        new SettingFault($"The context value {name}={value.ReplaceLineEndings(" ")} does not do: it must be {rule}.");
}
