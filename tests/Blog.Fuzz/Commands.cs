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
            "Usage: fuzz SECONDS REPOSITORY [READER...] | replay READER FILE... | distill REPOSITORY [READER...]"
            + $"\nReaders: {string.Join(", ", Reader.All.Select(reader => reader.Name))}.");
        return 2;
    }

    /// <summary>Each reader has its share of the time, in a process of its own.</summary>
    internal static int Fuzz(TimeSpan time, string repository, IReadOnlyList<Reader> readers)
    {
        var program = Instrumented.Make(Path.Combine(repository, "artifacts/fuzz"));
        var share = (time.TotalSeconds / readers.Count).ToString(CultureInfo.InvariantCulture);
        var worst = 0;
        foreach (var reader in readers)
        {
            var seed = Random.Shared.Next().ToString(CultureInfo.InvariantCulture);
            var code = Instrumented.Run(program, "search", share, repository, seed, reader.Name);
            if (code is not (0 or 1))
                Report(repository, reader, LastInput.Read(LastPath(repository, reader)), Died(code));
            worst = Math.Max(worst, code);
        }

        return worst == 0 ? 0 : 1;
    }

    /// <summary>In the process that is instrumented.</summary>
    internal static int Search(TimeSpan time, string repository, int seed, Reader reader)
    {
        var corpus = new Corpus(repository, reader.Name);
        using var last = new LastInput(LastPath(repository, reader));
        var seeds = corpus.Files.Select(File.ReadAllBytes).ToArray();
        var search = new Search(reader, seeds, seed, last);
        var known = search.Features;
        search.Run(time);
        foreach (var input in search.Inputs.Except(seeds)) Corpus.Save(corpus.Local, input);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reader.Name,-13}{search.Executions,12:N0} executions in {time.TotalSeconds,5:0} s, {known,5} features at "
            + $"first and {search.Features,5} at the end, {search.Inputs.Count,4} inputs"));
        if (search.Finding is not { } finding) return 0;
        Report(repository, reader, Smallest(reader, finding.Input, finding.Fault, last), finding.Fault.Message);
        return 1;
    }

    internal static int Replay(Reader reader, string[] files)
    {
        foreach (var file in files)
            if (reader.Fault(File.ReadAllBytes(file)) is { } fault)
            {
                Console.Error.WriteLine($"{file}: {fault}");
                return 1;
            }

        return 0;
    }

    /// <summary>Keeps in the repository the smallest inputs that have all features of the known ones.</summary>
    internal static int Distill(string repository, IReadOnlyList<Reader> readers)
    {
        var program = Instrumented.Make(Path.Combine(repository, "artifacts/fuzz"));
        return readers.Max(reader => Instrumented.Run(program, "keep", repository, reader.Name));
    }

    /// <summary>In the process that is instrumented.</summary>
    internal static int Keep(string repository, Reader reader)
    {
        var corpus = new Corpus(repository, reader.Name);
        using var last = new LastInput(LastPath(repository, reader));
        var known = corpus.Files.Where(file => !file.StartsWith(corpus.Found, StringComparison.Ordinal))
            .Select(File.ReadAllBytes)
            .Where(input => input.Length <= LargestKept)
            .OrderBy(input => input.Length)
            .ToArray();
        var search = new Search(reader, known, seed: 0, last);
        foreach (var file in Directory.EnumerateFiles(corpus.Kept).Where(IsNamedByHash)) File.Delete(file);
        foreach (var input in search.Inputs.Where(input => input.Length > 0)) Corpus.Save(corpus.Kept, input);
        Console.WriteLine(
            $"{reader.Name}: {search.Inputs.Count} of {known.Length} inputs have all {search.Features} features");
        return 0;
    }

    /// <summary>For afl-fuzz, which starts the instrumented copy by itself.</summary>
    internal static int Afl(Reader reader)
    {
        SharpFuzz.Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            reader.Read(input.ToArray());
        });
        return 0;
    }

    /// <summary>Seeds that people wrote have names.</summary>
    private static bool IsNamedByHash(string file) => !Path.HasExtension(file);

    private static byte[] Smallest(Reader reader, byte[] input, Exception fault, LastInput last) =>
        Engine.Search.Minimize(input, smaller =>
        {
            last.Note(smaller);
            return reader.Fault(smaller) is { } other && other.GetType() == fault.GetType()
                && (other is not BrokenPropertyException || other.Message == fault.Message);
        });

    private static string Died(int code) =>
        $"The process ended with code {code}: a crash, a stack overflow, or an input that took more than "
        + $"{LastInput.Patience.TotalSeconds} s.";

    private static void Report(string repository, Reader reader, byte[] input, string what)
    {
        var path = Corpus.Save(new Corpus(repository, reader.Name).Found, input);
        Console.WriteLine($"FOUND {reader.Name}: {what.ReplaceLineEndings(" ")}");
        Console.WriteLine(
            $"      Replay it: dotnet test --project tests/Blog.FuzzTests -- "
            + $"--filter-method '*holds_for_every_known_input' (its input: {Path.GetRelativePath(repository, path)})");
    }

    private static string LastPath(string repository, Reader reader)
    {
        Directory.CreateDirectory(Path.Combine(repository, "artifacts"));
        return Path.Combine(repository, $"artifacts/fuzz-{reader.Name}.last");
    }
}
