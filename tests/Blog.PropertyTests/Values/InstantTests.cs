using System.Globalization;
using Blog.Core.Values;
using FsCheck.Fluent;

namespace Blog.PropertyTests.Values;

public class InstantTests
{
    [Fact]
    public void An_instant_keeps_its_text() =>
        Law.ForAll(Gens.Instant, instant => Assert.Equal(instant, Instant.FromStore(instant.Text)), count: 300);

    [Fact]
    public void The_text_is_RFC_3339_in_UTC_to_the_millisecond() => Law.ForAll(Gens.Moment, moment =>
    {
        var text = Instant.From(moment).Text;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", text);
        var read = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        Assert.InRange(moment - read, TimeSpan.Zero, TimeSpan.FromTicks(9_999));
    }, count: 300);

    [Fact]
    public void The_offset_of_a_moment_makes_no_difference() => Law.ForAll(
        from moment in Gens.Moment.Where(x => x.Year is > 1 and < 9999)
        from minutes in Gen.Choose(-840, 840)
        select (moment, Elsewhere: moment.ToOffset(TimeSpan.FromMinutes(minutes))),
        pair => Assert.Equal(Instant.From(pair.moment), Instant.From(pair.Elsewhere)));

    [Fact]
    public void Text_sorts_as_time_does() => Law.ForAll(
        Gens.Instant.Two(),
        pair => Assert.Equal(
            pair.Item1.UnixMilliseconds.CompareTo(pair.Item2.UnixMilliseconds),
            Math.Sign(string.CompareOrdinal(pair.Item1.Text, pair.Item2.Text))));

    [Fact]
    public void The_contract_shows_it_so() =>
        Assert.Equal("2026-11-22T00:39:18.294Z", Instant.From(new(2026, 11, 22, 1, 39, 18, 294, TimeSpan.FromHours(1))).Text);
}
