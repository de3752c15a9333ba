namespace Blog.Local;

/// <summary>
/// Something that the local cloud needs is missing. The message is one line that says what to do about it.
/// </summary>
public sealed class CannotRunException(string message) : Exception(message);
