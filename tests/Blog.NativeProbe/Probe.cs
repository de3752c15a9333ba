namespace Blog.NativeProbe;

/// <param name="Member">As compiled code names it (<c>Either`2.Bind</c>); behind a comma, what is special about the
/// call.</param>
/// <param name="Works">Whether a call gives what the library promises.</param>
internal sealed record Probe(string Member, Func<Task<bool>> Works)
{
    internal Probe(string member, Func<bool> works)
        : this(member, () => Task.FromResult(works()))
    {
    }

    internal async Task<string> Outcome()
    {
        try
        {
            return await Works() ? "works" : "wrong";
        }
        catch (Exception fault)
        {
            return fault.GetBaseException().GetType().Name;
        }
    }

    /// <summary>Counts by the enumerator: LanguageExt's own <c>Count</c> does without.</summary>
    internal static int Enumerated<T>(IEnumerable<T> values)
    {
        var count = 0;
        foreach (var _ in values) count++;
        return count;
    }
}

/// <summary>
/// Values travel in classes, as in the functions: the native compiler makes one body for all classes.
/// </summary>
internal sealed record Word(string Text);

internal sealed record Fault(string Code);
