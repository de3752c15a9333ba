using System.Collections;

namespace Blog.Local;

/// <summary>
/// What a child process is told of this process's own environment: the names given, and nothing else.
/// </summary>
internal static class Inherited
{
    public static Dictionary<string, string> Environment(params IEnumerable<string> names) =>
        System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(entry => names.Contains((string)entry.Key, StringComparer.Ordinal))
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
