using System.Diagnostics;
using Blog.Fuzz.Readers;

namespace Blog.Fuzz.Engine;

/// <summary>
/// Looks for an input that breaks a property of a reader: mutates inputs that took branches nobody took before, and
/// keeps those that take others again.
/// </summary>
internal sealed class Search
{
    private readonly Reader reader;
    private readonly LastInput last;
    private readonly Coverage coverage = new();
    private readonly List<byte[]> inputs = [];
    private readonly Random random;
    private readonly Mutator mutator;

    internal Search(Reader reader, IReadOnlyCollection<byte[]> seeds, int seed, LastInput last)
    {
        (this.reader, this.last, random) = (reader, last, new(seed));
        mutator = new(random, seeds);
        reader.Fault([]); // static constructors run once, and are no feature of an input
        foreach (var input in seeds) Try(input);
        Try([]);
    }

    internal long Executions { get; private set; }

    internal int Features => coverage.Features;

    /// <summary>Every input that found something new, the seeds first.</summary>
    internal IReadOnlyList<byte[]> Inputs => inputs;

    /// <summary>The input that broke a property, and how; null while there is none.</summary>
    internal (byte[] Input, Exception Fault)? Found { get; private set; }

    internal TimeSpan Took { get; private set; }

    /// <summary>Until the time is over, or a property is broken.</summary>
    internal void Run(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (Found is null && watch.Elapsed < time) Try(mutator.Mutate(Pick(), Pick()));
        Took = watch.Elapsed;
    }

    /// <summary>The smallest input that breaks the same property, as far as leaving parts out finds it.</summary>
    internal static byte[] Minimize(byte[] input, Func<byte[], bool> isSame)
    {
        for (var part = Math.Max(1, input.Length / 2); part > 0; part /= 2)
            for (var start = 0; start + part <= input.Length;)
                if (isSame([.. input[..start], .. input[(start + part)..]]))
                    input = [.. input[..start], .. input[(start + part)..]];
                else start += part;
        return input;
    }

    /// <summary>The newer half twice as often: it stands at the border of what is known.</summary>
    private byte[] Pick() =>
        random.Next(3) == 0
            ? inputs[random.Next(inputs.Count)]
            : inputs[inputs.Count - 1 - random.Next((inputs.Count + 1) / 2)];

    private void Try(byte[] input)
    {
        last.Note(input);
        coverage.Begin();
        var fault = reader.Fault(input);
        Executions++;
        if (fault is not null) Found ??= (input, fault);
        if (coverage.Take() > 0 || inputs.Count == 0) inputs.Add(input);
    }
}
