using Blog.ReliabilityTests.Checking;

namespace Blog.ReliabilityTests;

/// <summary>The judge, judged: a history without a fault passes, and each copy of it that was spoiled fails.</summary>
public sealed class CheckerTests
{
    private const int Histories = 100;

    /// <summary>By its name, how to spoil a history: null where it has no place for that.</summary>
    private static readonly Dictionary<string, Func<History, History?>> Spoils = new(StringComparer.Ordinal)
    {
        ["a stale read"] = StaleRead,
        ["a lost update"] = LostUpdate,
        ["a resurrected post"] = ResurrectedPost,
        ["a post that a list shows after its end"] = ResurrectedInAList,
        ["a version that is skipped"] = SkippedVersion,
        ["an acknowledged create that is not there"] = MissingCreate,
        ["a doubled create"] = DoubledCreate,
        ["a wrong 404"] = WrongNotFound,
        ["a wrong 412"] = WrongMismatch,
        ["a write that ignores its condition"] = IgnoredCondition,
        ["a text that nobody wrote"] = ForeignText,
        ["a post that is missing in a list"] = MissingInAList,
        ["a 500"] = history => With(history, history.Calls.First(), call => call with { Outcome = Outcome.Wrong }),
    };

    public static TheoryData<string> Names => [.. Spoils.Keys];

    [Fact]
    public void A_clean_history_has_no_violation()
    {
        for (var seed = 0; seed < Histories; seed++)
            Assert.Empty(CleanHistory.Of(seed).Violations());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spoiled_copy_has_one(string name)
    {
        var spoiled = Enumerable.Range(0, Histories)
            .Select(seed => Spoils[name](CleanHistory.Of(seed)))
            .OfType<History>()
            .ToArray();

        Assert.InRange(spoiled.Length, Histories / 8, Histories);
        Assert.All(spoiled, history => Assert.NotEmpty(history.Violations()));
    }

    /// <summary>What was acknowledged to overlap may come in any order; what came after may not.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(25, false)]
    public void Only_calls_that_overlap_may_change_places(long start, bool isFine)
    {
        var (old, @new) = (Post(1, "old"), Post(2, "new"));
        Call[] calls =
        [
            Call(Verb.Create, "old", 0, 1, old),
            Call(Verb.Update, "new", 2, 20, @new),
            Call(Verb.Get, "", start, 30, old),
        ];
        Assert.Equal(isFine, new History(calls).Violations().Count == 0);
    }

    /// <summary>It may be done at any time after its start, or never, and once only.</summary>
    [Theory]
    [InlineData(true, "old", "new")]
    [InlineData(true, "old", "old")]
    [InlineData(false, "new", "old")]
    public void A_write_without_a_response_is_done_once_or_never(bool isFine, string first, string second)
    {
        Call[] calls =
        [
            Call(Verb.Create, "old", 0, 1, Post(1, "old")),
            Call(Verb.Update, "new", 2, 3) with { Outcome = Outcome.Unknown },
            Call(Verb.Get, "", 4, 5, Post(first == "old" ? 1 : 2, first)),
            Call(Verb.Get, "", 6, 7, Post(second == "old" ? 1 : 2, second)),
        ];
        Assert.Equal(isFine, new History(calls).Violations().Count == 0);
    }

    private static Seen Post(long version, string title) => new("post", version, title, "origin");

    private static Call Call(Verb verb, string title, long start, long end, params Seen[] posts) =>
        new(verb, verb is Verb.Create ? "" : "post", title, "origin", null, start, end, Outcome.Done, posts, "");

    /// <summary>A version that another update had surely replaced before the read began.</summary>
    private static History? StaleRead(History history) => Pick(
        history,
        call => IsRead(call) && Before(history, call).Any(IsUpdateOf(call.Id)) && First(history, call) is not null,
        call => call with { Posts = [First(history, call)!] });

    /// <summary>An acknowledged update that has the version of the one before it.</summary>
    private static History? LostUpdate(History history) => Pick(
        history,
        call => IsUpdate(call) && history.Calls.Any(other =>
            IsUpdateOf(call.Id)(other) && other.Posts[0].Version == call.Posts[0].Version - 1),
        call => call with { Posts = [Later(call.Posts[0], -1)] });

    private static History? ResurrectedPost(History history) => Pick(
        history,
        call => call is { Verb: Verb.Get, Outcome: Outcome.NotFound } && Before(history, call).Any(IsEndOf(call.Id)),
        call => call with { Outcome = Outcome.Done, Posts = [Last(history, call)] });

    private static History? ResurrectedInAList(History history) =>
        (from list in history.Calls
         where list.Verb is Verb.List && list.Outcome is Outcome.Done
         from end in Before(history, list)
         where IsEndOf(end.Id)(end)
         select With(history, list, call => call with { Posts = [.. call.Posts, end.Posts[0]] })).FirstOrDefault();

    private static History? SkippedVersion(History history) => Pick(
        history,
        call => IsUpdate(call) && IsReadLater(history, call),
        call => call with { Posts = [Later(call.Posts[0], 1)] });

    private static History? MissingCreate(History history) => Pick(
        history,
        call => IsRead(call)
            && Before(history, call).Any(create => create is { Verb: Verb.Create, Outcome: Outcome.Done }
                && create.Posts[0].Id == call.Id)
            && history.Calls.Any(later => IsRead(later) && later.Id == call.Id && later.Start > call.End),
        call => call with { Outcome = Outcome.NotFound, Posts = [] });

    private static History? DoubledCreate(History history) => Pick(
        history,
        call => call is { Verb: Verb.Create, Outcome: Outcome.Replayed },
        call => call with { Posts = [call.Posts[0] with { Id = "another" }] });

    private static History? WrongNotFound(History history) => Pick(
        history,
        call => IsUpdate(call) && IsReadLater(history, call),
        call => call with { Outcome = Outcome.NotFound, Posts = [] });

    private static History? WrongMismatch(History history) => Pick(
        history,
        call => IsUpdate(call) && call.Version is not null && IsReadLater(history, call),
        call => call with { Outcome = Outcome.Mismatch, Posts = [] });

    private static History? IgnoredCondition(History history) => Pick(
        history,
        call => IsUpdate(call) && call.Posts[0].Version > 2,
        call => call with { Version = 1 });

    private static History? ForeignText(History history) => Pick(
        history, IsRead, call => call with { Posts = [call.Posts[0] with { Title = "foreign" }] });

    private static History? MissingInAList(History history) => Pick(
        history,
        call => call.Verb is Verb.List && call.Posts.Any(post => IsThereAround(history, call, post)),
        call => call with { Posts = [.. call.Posts.Where(post => !IsThereAround(history, call, post))] });

    /// <summary>Created before, and read again after: in between it was there.</summary>
    private static bool IsThereAround(History history, Call list, Seen post) =>
        Before(history, list).Any(call => call.Verb is not Verb.Delete && call.Posts.Any(seen => seen.Id == post.Id))
        && history.Calls.Any(call => IsRead(call) && call.Id == post.Id && call.Start > list.End);

    private static bool IsRead(Call call) => call is { Verb: Verb.Get, Outcome: Outcome.Done };

    private static bool IsUpdate(Call call) => call is { Verb: Verb.Update, Outcome: Outcome.Done };

    private static Func<Call, bool> IsUpdateOf(string id) => call => IsUpdate(call) && call.Id == id;

    private static Func<Call, bool> IsEndOf(string id) =>
        call => call is { Verb: Verb.Delete, Outcome: Outcome.Done } && call.Id == id;

    private static bool IsReadLater(History history, Call update) => history.Calls.Any(call =>
        IsRead(call) && call.Start > update.End && call.Posts[0] == update.Posts[0]);

    private static IEnumerable<Call> Before(History history, Call call) =>
        history.Calls.Where(other => other.End < call.Start);

    private static Seen? First(History history, Call call) =>
        history.Calls.FirstOrDefault(other => IsRead(other) && other.Id == call.Id && other.Posts[0].Version == 1)
            ?.Posts[0];

    private static Seen Last(History history, Call call) =>
        history.Calls.First(other => IsEndOf(call.Id)(other)).Posts[0];

    private static Seen Later(Seen post, long versions) => post with { Version = post.Version + versions };

    private static History? Pick(History history, Func<Call, bool> isFit, Func<Call, Call> spoil) =>
        history.Calls.FirstOrDefault(isFit) is { } found ? With(history, found, spoil) : null;

    private static History With(History history, Call one, Func<Call, Call> spoil) =>
        new([.. history.Calls.Select(call => ReferenceEquals(call, one) ? spoil(call) : call)]);
}
