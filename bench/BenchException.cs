namespace Blog.Bench;

/// <summary>The bench cannot go on. The message is one line that says what is wrong and what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
