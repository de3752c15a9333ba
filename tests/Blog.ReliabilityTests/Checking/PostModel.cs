namespace Blog.ReliabilityTests.Checking;

internal enum Phase
{
    NotYet,
    There,
    Gone,
}

/// <summary>A post as the contract has it.</summary>
internal readonly record struct PostState(Phase Phase, long Version, string Title)
{
    internal static PostState NotYet { get; } = new(Phase.NotYet, 0, "");

    internal static PostState Gone { get; } = new(Phase.Gone, 0, "");
}

/// <summary>What each call may do to a post, and what its response says of it.</summary>
internal static class PostModel
{
    /// <summary>Of updates whose text nobody ever saw.</summary>
    private const string Unseen = "?";

    /// <summary>The calls of one post; those of its blog's lists are reads of it.</summary>
    /// <param name="id">The post's.</param>
    /// <param name="calls">All of the blog.</param>
    internal static IEnumerable<Operation<PostState>> Operations(string id, IReadOnlyCollection<Call> calls)
    {
        var seen = calls.SelectMany(call => call.Posts).Where(post => post.Id == id).ToArray();
        var origins = seen.Select(post => post.Origin).ToHashSet(StringComparer.Ordinal);
        var versions = seen.ToLookup(post => post.Title, post => post.Version, StringComparer.Ordinal);
        var first = calls.Where(call => call.Verb is Verb.Create && origins.Contains(call.Origin))
            .Min(call => (long?)call.Start);
        return calls
            .Where(call => call.Verb switch
            {
                Verb.Create => origins.Contains(call.Origin),
                Verb.List => call.End > first,
                _ => call.Id == id,
            })
            .Where(call => call.Outcome is not (Outcome.NotDone or Outcome.Wrong))
            .Where(call => call.Outcome is not Outcome.Unknown || IsWrite(call))
            .Select(call => Operation(id, call, versions));
    }

    private static bool IsWrite(Call call) => call.Verb is Verb.Create or Verb.Update or Verb.Delete;

    private static Operation<PostState> Operation(string id, Call call, ILookup<string, long> versions)
    {
        if (call.Outcome is not Outcome.Unknown)
            return new(call.Start, call.End, state => Step(id, call, state), call.Of(id));
        var isSeen = versions.Contains(call.Title);
        var title = isSeen ? call.Title : Unseen;
        return new(
            call.Start,
            End: null,
            state => Apply(call, title, state) is { } after && (!isSeen || Fits(call, versions[title], after))
                ? after
                : null,
            call.Of(id),
            Alike: isSeen && call.Verb is Verb.Update ? null : $"{call.Verb} {call.Version}");
    }

    /// <summary>An update whose text was seen had the version that it was seen with.</summary>
    private static bool Fits(Call call, IEnumerable<long> versions, PostState after) =>
        call.Verb is not Verb.Update || versions.Contains(after.Version);

    private static PostState? Step(string id, Call call, PostState state) => (call.Verb, call.Outcome) switch
    {
        (Verb.List, Outcome.Done) => Read(state, call.Posts.FirstOrDefault(post => post.Id == id)),
        (_, Outcome.NotFound) => state.Phase is Phase.There ? null : state,
        (_, Outcome.Mismatch) => state.Phase is Phase.There && state.Version != call.Version ? state : null,
        (Verb.Get, Outcome.NotModified) => state.Phase is Phase.There && state.Version == call.Version ? state : null,
        (Verb.Get, Outcome.Done) => Read(state, call.Posts[0]),
        (Verb.Create, Outcome.Replayed) => state.Phase is not Phase.NotYet && IsFirst(call) ? state : null,
        (Verb.Create, Outcome.Done) => state.Phase is Phase.NotYet && IsFirst(call) ? Applied(call, state) : null,
        (Verb.Update, Outcome.Done) => Applied(call, state) is { } after ? Read(after, call.Posts[0]) : null,
        (Verb.Delete, Outcome.Done) => Read(state, call.Posts[0]) is null ? null : Applied(call, state),
        _ => null,
    };

    private static bool IsFirst(Call call) => call.Posts[0].Version == 1 && call.Posts[0].Title == call.Title;

    private static PostState? Read(PostState state, Seen? post) =>
        post is null
            ? state.Phase is Phase.There ? null : state
            : state == new PostState(Phase.There, post.Version, post.Title) ? state : null;

    private static PostState? Applied(Call call, PostState state) => Apply(call, call.Title, state);

    /// <summary>The post after a write that is done; null for one that would be refused.</summary>
    private static PostState? Apply(Call call, string title, PostState state) => call.Verb switch
    {
        Verb.Create => state.Phase is Phase.NotYet ? new PostState(Phase.There, 1, call.Title) : null,
        _ when state.Phase is not Phase.There || (call.Version ?? state.Version) != state.Version => null,
        Verb.Update => new PostState(Phase.There, state.Version + 1, title),
        Verb.Delete => PostState.Gone,
        _ => null,
    };
}
