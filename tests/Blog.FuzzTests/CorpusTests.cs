using Blog.Fuzz.Engine;
using Blog.Fuzz.Readers;

namespace Blog.FuzzTests;

public sealed class CorpusTests
{
    public static TheoryData<string> Readers => [.. Reader.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_property_holds_for_every_known_input(string name)
    {
        var corpus = new Corpus(Repository.Root, name);
        var files = new[] { corpus.Kept, corpus.Found }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles);
        Assert.All(files, file => Assert.Null(Reader.Find(name)!.Fault(File.ReadAllBytes(file))));
        Assert.NotEmpty(files);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void No_part_of_a_seed_breaks_a_property(string name)
    {
        var seeds = Directory.EnumerateFiles(new Corpus(Repository.Root, name).Kept).Where(Path.HasExtension);
        foreach (var seed in seeds.Select(File.ReadAllBytes))
            for (var length = 0; length < seed.Length; length++)
                Assert.Null(Reader.Find(name)!.Fault(seed[..length]));
    }
}
