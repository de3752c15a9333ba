using System.Globalization;
using Blog.Fuzz.Engine;
using Blog.Fuzz.Readers;

namespace Blog.Fuzz;

/// <summary>What the program can be asked for; the result is its exit code.</summary>
internal static class Commands
{
    private const int LargestKept = 4 * 1024;

    internal static int Explain()
    {
        Console.Error.WriteLine(
            "Usage: Blog.Fuzz fuzz SECONDS REPOSITORY [READER...] | distill REPOSITORY [READER...] | "
            + "replay READER FILE...\nThe readers are: "
            + $"{string.Join(", ", Reader.All.Select(reader => reader.Name))}.");
        return 2;
    }

    /// <summary>Each reader has its share of the time, in a process of its own.</summary>
    internal static int Fuzz(TimeSpan time, string repository, IReadOnlyList<Reader> readers)
    {
        var program = Instrumented.Make(Path.Combine(repository, "artifacts/fuzz"));
        var codes = readers
            .Select(reader => Fuzz(program, time / readers.Count, repository, reader, Random.Shared.Next()).Code)
            .ToArray();
        return codes.All(code => code == 0) ? 0 : 1;
    }

    internal static (int Code, string Output) Fuzz(
        Instrumented program, TimeSpan time, string repository, Reader reader, int seed)
    {
        var seconds = time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var (code, output) =
            program.Run("search", seconds, repository, seed.ToString(CultureInfo.InvariantCulture), reader.Name);
        return code is 0 or 1 ? (code, output)
            : (1, output + Finding.Report(repository, reader, program.LastInput(reader.Name), code));
    }

    internal static int Search(TimeSpan time, string repository, int seed, Reader reader)
    {
        var corpus = new Corpus(repository, reader.Name);
        using var last = new LastInput(Instrumented.LastInput(AppContext.BaseDirectory, reader.Name));
        var seeds = corpus.Files.Select(File.ReadAllBytes).ToArray();
        var search = new Search(reader, seeds, seed, last);
        var known = search.Features;
        search.Run(time);
        foreach (var input in search.Inputs.Except(seeds)) Corpus.Save(corpus.Local, input);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reader.Name,-13}{search.Executions,12:N0} executions in {search.Took.TotalSeconds,5:0} s, {known,5} "
            + $"features at first and {search.Features,5} at the end, {search.Inputs.Count,5} inputs"));
        if (search.Found is not { } found) return 0;
        Finding.Report(repository, reader, Finding.Smallest(reader, found.Input, found.Fault, last), found.Fault);
        return 1;
    }

    internal static int Replay(Reader reader, string[] files)
    {
        var broken = 0;
        foreach (var file in files)
        {
            if (reader.Fault(File.ReadAllBytes(file)) is not { } fault) continue;
            Console.Error.WriteLine($"{file}: {fault}");
            broken = 1;
        }

        return broken;
    }

    /// <summary>Keeps in the repository the smallest inputs that have all features of the known ones.</summary>
    internal static int Distill(string repository, IReadOnlyList<Reader> readers)
    {
        var program = Instrumented.Make(Path.Combine(repository, "artifacts/fuzz"));
        return readers.Max(reader => program.Run("keep", repository, reader.Name).Code);
    }

    internal static int Keep(string repository, Reader reader)
    {
        var corpus = new Corpus(repository, reader.Name);
        using var last = new LastInput(Instrumented.LastInput(AppContext.BaseDirectory, reader.Name));
        var known = corpus.Files.Select(File.ReadAllBytes)
            .Where(input => input.Length is > 0 and <= LargestKept)
            .OrderBy(input => input.Length)
            .ToArray();
        var search = new Search(reader, known, seed: 0, last);
        corpus.Keep(search.Inputs);
        Console.WriteLine(
            $"{reader.Name}: {search.Inputs.Count} of {known.Length} inputs have all {search.Features} features");
        return 0;
    }
}
