using System.Text;
using Blog.Fuzz;
using Blog.Fuzz.Engine;
using Blog.Fuzz.Readers;

namespace Blog.FuzzTests;

/// <summary>The fuzzer finds what is there to find, by coverage and not by chance.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("blog-fuzz-");

    [Fact]
    public void Coverage_leads_to_the_planted_fault()
    {
        var program = Instrumented.Make(Path.Combine(folder.FullName, "artifacts", "fuzz"));
        var (code, output) = Commands.Fuzz(program, TimeSpan.FromMinutes(2), folder.FullName, Planted.Reader, seed: 1);
        Assert.Equal(1, code);
        Assert.Contains("FOUND planted: BrokenPropertyException", output, StringComparison.Ordinal);
        var input = File.ReadAllBytes(Assert.Single(Directory.GetFiles(new Corpus(folder.FullName, "planted").Found)));
        Assert.IsType<BrokenPropertyException>(Planted.Reader.Fault(input));
        Assert.InRange(input.Length, 32, 47); // sixteen tags of two characters, and what stands between them
    }

    /// <summary>The readers of this process are not instrumented.</summary>
    [Fact]
    public void Chance_does_not_lead_to_it()
    {
        using var last = new LastInput(Path.Combine(folder.FullName, "last"));
        var search = new Search(Planted.Reader, [], seed: 1, last);
        search.Run(TimeSpan.FromSeconds(5));
        Assert.Null(search.Found);
        Assert.Equal(0, search.Features);
        Assert.InRange(search.Executions, 1_000, long.MaxValue);
    }

    [Fact]
    public void The_smallest_input_keeps_the_fault()
    {
        var input = Encoding.ASCII.GetBytes("a long text with an x, and with a y behind it");
        var smallest = Search.Minimize(input, part =>
            Encoding.ASCII.GetString(part) is var text && text.Contains('x') && text.Contains('y'));
        Assert.Equal("xy", Encoding.ASCII.GetString(smallest));
    }

    [Fact]
    public void The_input_outlives_the_process_that_reads_it()
    {
        var path = Path.Combine(folder.FullName, "last");
        using var last = new LastInput(path);
        last.Note([1, 2, 3]);
        last.Note([4, 5]);
        Assert.Equal([4, 5], LastInput.Read(path));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
