using System.Globalization;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class InstantTests
{
    [Fact]
    public void An_instant_keeps_its_text() =>
        Gens.Instant.Sample(instant => Assert.Equal(instant, Instant.FromStore(instant.Text)), iter: 300);

    [Fact]
    public void The_text_is_RFC_3339_in_UTC_to_the_millisecond() => Gens.Moment.Sample(moment =>
    {
        var text = Instant.From(moment).Text;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", text);
        var read = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        Assert.InRange(moment - read, TimeSpan.Zero, TimeSpan.FromTicks(9_999));
    }, iter: 300);

    [Fact]
    public void The_offset_of_a_moment_makes_no_difference() =>
        Gen.Select(Gens.Moment.Where(moment => moment.Year is > 1 and < 9999), Gen.Int[-840, 840]).Sample(
            (moment, minutes) =>
                Assert.Equal(Instant.From(moment), Instant.From(moment.ToOffset(TimeSpan.FromMinutes(minutes)))));

    [Fact]
    public void Text_sorts_as_time_does() =>
        Gen.Select(Gens.Instant, Gens.Instant).Sample((one, other) => Assert.Equal(
            one.UnixMilliseconds.CompareTo(other.UnixMilliseconds),
            Math.Sign(string.CompareOrdinal(one.Text, other.Text))));

    [Fact]
    public void The_contract_shows_it_so() =>
        Assert.Equal(
            "2026-11-22T00:39:18.294Z",
            Instant.From(new(2026, 11, 22, 1, 39, 18, 294, TimeSpan.FromHours(1))).Text);
}
