namespace Blog.Local.Lambda;

/// <summary>An outcome, and whether a process had to be started for it.</summary>
internal sealed record Invoked(Outcome Outcome, bool Cold);

/// <summary>
/// The processes of one function, as Lambda keeps them: one event at a time in each, a new one when all are busy, at
/// most so many; what was used last is used first, so that the others grow idle and are ended.
/// </summary>
internal sealed class FunctionPool(Func<FunctionProcess> start, int concurrency)
{
    private readonly Lock gate = new();
    private readonly List<(FunctionProcess Process, DateTimeOffset Since)> idle = [];
    private int count;

    /// <summary>Runs an event in an idle process, or in a new one.</summary>
    public async Task<Invoked> Invoke(string requestId, string traceId, ReadOnlyMemory<byte> @event)
    {
        while (Take() is { } process)
        {
            var cold = process.IsCold;
            var outcome = await process.Run(new PendingEvent(requestId, traceId, @event));
            Return(process);
            if (outcome is not Outcome.NotTaken)
                return new Invoked(outcome, cold);
            if (cold) // A new one would fail alike: the next request tries.
                return new Invoked(new Outcome.Failed("could not start"), cold);
        }

        return new Invoked(new Outcome.Throttled(), Cold: false);
    }

    /// <summary>Ends the processes that nobody has used since then.</summary>
    public void EndIdle(DateTimeOffset before)
    {
        List<FunctionProcess> old;
        lock (gate)
        {
            old = [.. idle.Where(entry => entry.Since < before).Select(entry => entry.Process)];
            count -= idle.RemoveAll(entry => entry.Since < before);
        }

        old.ForEach(process => process.End("was idle"));
    }

    private FunctionProcess? Take()
    {
        lock (gate)
        {
            while (idle is [.., var (last, _)])
            {
                idle.RemoveAt(idle.Count - 1);
                if (last.IsAlive)
                    return last;
                count--;
            }

            if (count == concurrency)
                return null;
            count++;
        }

        try
        {
            return start();
        }
        catch
        {
            lock (gate)
                count--;
            throw;
        }
    }

    private void Return(FunctionProcess process)
    {
        lock (gate)
        {
            if (process.IsAlive)
                idle.Add((process, DateTimeOffset.UtcNow));
            else
                count--;
        }
    }
}
