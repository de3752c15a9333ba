using System.IO.Hashing;

namespace Blog.Fuzz.Engine;

/// <summary>
/// The inputs of one reader: those that are kept in the repository, those that broke a property, and those that longer
/// runs on this machine have found.
/// </summary>
/// <param name="Repository">The folder of Blog.sln.</param>
internal sealed record Corpus(string Repository, string Reader)
{
    internal string Kept => Path.Combine(Repository, "tests/Blog.Fuzz/corpus", Reader);

    internal string Found => Path.Combine(Repository, "tests/Blog.Fuzz/found", Reader);

    internal string Local => Path.Combine(Repository, ".local/fuzz", Reader);

    internal IEnumerable<string> Files =>
        new[] { Kept, Found, Local }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)
            .Order(StringComparer.Ordinal);

    /// <summary>In place of what was kept before, but for the seeds that people wrote: they have names.</summary>
    internal void Keep(IEnumerable<byte[]> inputs)
    {
        Directory.CreateDirectory(Kept);
        foreach (var file in Directory.EnumerateFiles(Kept).Where(file => !Path.HasExtension(file))) File.Delete(file);
        var seeds = Directory.EnumerateFiles(Kept).Select(file => Name(File.ReadAllBytes(file))).ToHashSet();
        foreach (var input in inputs)
            if (input.Length > 0 && !seeds.Contains(Name(input))) Save(Kept, input);
    }

    /// <summary>Under a name of its own; the path.</summary>
    internal static string Save(string folder, byte[] input)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name(input));
        File.WriteAllBytes(path, input);
        return path;
    }

    private static string Name(byte[] input) => Convert.ToHexStringLower(XxHash64.Hash(input));
}
