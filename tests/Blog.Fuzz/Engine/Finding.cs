using Blog.Fuzz.Readers;

namespace Blog.Fuzz.Engine;

/// <summary>An input that breaks a property: made small, saved, and told.</summary>
internal static class Finding
{
    internal static byte[] Smallest(Reader reader, byte[] input, Exception fault, LastInput last) =>
        Search.Minimize(input, smaller =>
        {
            last.Note(smaller);
            return reader.Fault(smaller) is { } other && other.GetType() == fault.GetType()
                && (other is not BrokenPropertyException || other.Message == fault.Message);
        });

    internal static string Report(string repository, Reader reader, byte[] input, Exception fault) =>
        Report(repository, reader, input, $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}");

    /// <summary>Of a process that ended while it read an input.</summary>
    internal static string Report(string repository, Reader reader, string lastInput, int exitCode) => Report(
        repository,
        reader,
        LastInput.Read(lastInput),
        $"The process ended with code {exitCode}: it crashed, or read an input for more than "
        + $"{LastInput.Patience.TotalSeconds} s.");

    private static string Report(string repository, Reader reader, byte[] input, string what)
    {
        var path = Corpus.Save(new Corpus(repository, reader.Name).Found, input);
        var text = $"""
            FOUND {reader.Name}: {what}
                  `dotnet cake --target=FuzzTest` reads it again: {Path.GetRelativePath(repository, path)}

            """;
        Console.Write(text);
        return text;
    }
}
