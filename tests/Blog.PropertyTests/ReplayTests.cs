using System.Text.RegularExpressions;
using CsCheck;

namespace Blog.PropertyTests;

/// <summary>Holds as long as a generator draws on nothing but its seed: no clock, no new id, no shared state.</summary>
public partial class ReplayTests
{
    private static readonly Gen<string> Case = Gen.Select(
        Gens.HostileEvent, Gens.Post, Gens.AnyOperation, (payload, post, operation) => $"{payload} {post} {operation}");

    [Fact]
    public void A_failure_names_a_seed_that_gives_the_same_case_again()
    {
        var found = Assert.Throws<CsCheckException>(() => Case.Sample(TooLong));
        var seed = Seed().Match(found.Message).Value;
        var again = Assert.Throws<CsCheckException>(() => Case.Sample(TooLong, seed: seed, iter: 1));
        Assert.Equal(CaseOf(found), CaseOf(again));
    }

    private static void TooLong(string text) => Assert.InRange(text.Length, 0, 2_000);

    private static string CaseOf(CsCheckException failure) =>
        failure.Message[failure.Message.IndexOf('\n', StringComparison.Ordinal)..];

    [GeneratedRegex("(?<=CsCheck_Seed=)[0-9A-Za-z_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Seed();
}
