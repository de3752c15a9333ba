using System.Globalization;

namespace Blog.OpenApi;

/// <summary>
/// Characters for a regular expression (ECMA-262 with the flag u), found by asking the API's own rule about each, so
/// that a rule is written once.
/// </summary>
internal static class Characters
{
    /// <summary>
    /// What belongs between <c>[</c> and <c>]</c> for all of the Basic Multilingual Plane that the rule takes.
    /// </summary>
    internal static string Where(Func<char, bool> rule) =>
        string.Concat(Runs([.. All.Where(rule)])
            .Select(run => run.First == run.Last ? Text(run.First) : $"{Text(run.First)}-{Text(run.Last)}"));

    /// <summary>No surrogates: they are halves of characters.</summary>
    private static IEnumerable<char> All =>
        Enumerable.Range(char.MinValue, char.MaxValue + 1)
            .Select(code => (char)code)
            .Where(letter => !char.IsSurrogate(letter));

    private static IEnumerable<(char First, char Last)> Runs(IReadOnlyList<char> letters)
    {
        for (var at = 0; at < letters.Count;)
        {
            var first = at++;
            while (at < letters.Count && letters[at] == letters[at - 1] + 1) at++;
            yield return (letters[first], letters[at - 1]);
        }
    }

    private static string Text(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '_' ? letter.ToString()
        : letter is '-' ? "\\-"
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
}
