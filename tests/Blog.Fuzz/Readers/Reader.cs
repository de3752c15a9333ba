namespace Blog.Fuzz.Readers;

/// <summary>One reader of foreign bytes, with what must hold for every input.</summary>
/// <param name="Name">Of its folder in the corpus, too.</param>
/// <param name="Read">Throws for an input that breaks a property, and for nothing else.</param>
internal sealed record Reader(string Name, Action<byte[]> Read)
{
    /// <summary>All that the API reads from outside.</summary>
    internal static readonly IReadOnlyList<Reader> All =
    [
        new("event", EventReader.Read),
        new("body", BodyReader.Read),
        new("token", TokenReader.Read),
        new("precondition", PreconditionReader.Read),
        new("http", HttpReader.Read),
        new("dynamodb", DynamoDbReader.Read),
    ];

    /// <summary>With the one that proves the fuzzer itself, which breaks by design.</summary>
    internal static Reader? Find(string name) =>
        name == Planted.Reader.Name ? Planted.Reader : All.FirstOrDefault(reader => reader.Name == name);

    /// <summary>The broken property of an input, or null.</summary>
    internal Exception? Fault(byte[] input)
    {
        try
        {
            Read(input);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}

/// <summary>An input for which something does not hold that must.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message);

internal static class Must
{
    internal static void Hold(bool condition, string property)
    {
        if (!condition) throw new BrokenPropertyException(property);
    }
}
