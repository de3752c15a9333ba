using Blog.Fuzz;
using Blog.Fuzz.Engine;
using Blog.Fuzz.Readers;

namespace Blog.FuzzTests;

/// <summary>Half a minute of fuzzing for all readers; `Fuzz` goes on for hours.</summary>
public sealed class SliceTests : IDisposable
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("blog-fuzz-");

    [Fact]
    public void Half_a_minute_breaks_no_property()
    {
        var program = Instrumented.Make(folder.FullName);
        var results = Reader.All
            .Select(reader =>
                Commands.Fuzz(program, Time / Reader.All.Count, Repository.Root, reader, Random.Shared.Next()))
            .ToArray();
        Assert.All(results, result => Assert.True(result.Code == 0, result.Output));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
