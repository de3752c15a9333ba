namespace Blog.ReliabilityTests.Checking;

/// <summary>
/// A history as a blog without a fault makes it, drawn by a seed: calls that overlap, each done at a moment between
/// its start and its end; some without a response, of which half are done, up to the last moment.
/// </summary>
internal static class CleanHistory
{
    private const int Posts = 3, CallsOfAPost = 60, Overlap = 40, Step = 10, LongestDelay = 50 * Step;

    internal static History Of(int seed)
    {
        var random = new Random(seed);
        var states = new Dictionary<string, PostState>(StringComparer.Ordinal);
        return new([.. Enumerable.Range(0, Posts * CallsOfAPost)
            .Select(number => Draw($"post-{random.Next(Posts)}", number, random))
            .Select((call, at) => (At: ((at + 1) * Step) + Delay(call, random), Call: call))
            .OrderBy(draft => draft.At)
            .Select(draft => Done(draft.Call, draft.At, states, random))]);
    }

    /// <summary>A call without a response may be done long after its start.</summary>
    private static int Delay(Call call, Random random) =>
        call.Outcome is Outcome.Unknown ? random.Next(LongestDelay) : 0;

    private static Call Draw(string id, int number, Random random)
    {
        var verb = random.Next(10) switch
        {
            0 => Verb.Create,
            < 5 => Verb.Get,
            < 8 => Verb.Update,
            8 => Verb.Delete,
            _ => Verb.List,
        };
        var title = verb switch
        {
            Verb.Create => $"{id} as created",
            Verb.Update => $"title {number}",
            _ => "",
        };
        return new(
            verb,
            verb is Verb.Create or Verb.List ? "" : id,
            title,
            $"origin of {id}",
            verb is Verb.Update or Verb.Delete && random.Next(3) == 0 ? random.Next(1, 8) : null,
            0,
            0,
            random.Next(12) == 0 ? Outcome.Unknown : Outcome.Done,
            [],
            "");
    }

    /// <summary>By the plainest of blogs, which knows nothing of the model that judges it.</summary>
    private static Call Done(Call call, int at, Dictionary<string, PostState> states, Random random)
    {
        var isKnown = call.Outcome is not Outcome.Unknown;
        var start = Math.Max(0, at - random.Next(1, Overlap) - (isKnown ? 0 : LongestDelay));
        var timed = call with { Start = start, End = at + random.Next(1, Overlap) };
        if (!isKnown && random.Next(2) == 0) return timed;
        if (call.Verb is Verb.List)
            return isKnown ? timed with { Posts = [.. states.Select(Shown).OfType<Seen>()] } : timed;
        var id = call.Origin["origin of ".Length..];
        var before = states.GetValueOrDefault(id, PostState.NotYet);
        var (outcome, after) = Apply(call, before);
        states[id] = after;
        if (!isKnown) return timed;
        var shown = call.Verb is Verb.Delete ? before : after;
        return timed with
        {
            Outcome = outcome,
            Posts = outcome switch
            {
                Outcome.Done => [new(id, shown.Version, shown.Title, call.Origin)],
                Outcome.Replayed => [new(id, 1, call.Title, call.Origin)],
                _ => [],
            },
        };
    }

    private static (Outcome Outcome, PostState After) Apply(Call call, PostState post)
    {
        if (call.Verb is Verb.Create)
            return post.Phase is Phase.NotYet
                ? (Outcome.Done, new(Phase.There, 1, call.Title))
                : (Outcome.Replayed, post);
        if (post.Phase is not Phase.There) return (Outcome.NotFound, post);
        if (call.Verb is Verb.Get) return (Outcome.Done, post);
        if (call.Version is { } version && version != post.Version) return (Outcome.Mismatch, post);
        return call.Verb is Verb.Delete
            ? (Outcome.Done, PostState.Gone)
            : (Outcome.Done, new(Phase.There, post.Version + 1, call.Title));
    }

    private static Seen? Shown(KeyValuePair<string, PostState> post) => post.Value.Phase is Phase.There
        ? new(post.Key, post.Value.Version, post.Value.Title, $"origin of {post.Key}")
        : null;
}
