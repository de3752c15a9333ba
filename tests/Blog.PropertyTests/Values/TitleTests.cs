using System.Text;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class TitleTests
{
    [Fact]
    public void A_valid_title_keeps_its_text() =>
        Gens.TitleText.Sample(text => Assert.Equal(text, Title.From(text).Accepted().Text));

    [Fact]
    public void White_space_at_the_ends_is_dropped() =>
        Gen.Select(Gens.Text(Gens.WhiteSpace, 0, 300), Gens.TitleText, Gens.Text(Gens.WhiteSpace, 0, 300))
            .Sample((before, text, after) => Assert.Equal(text, Title.From(before + text + after).Accepted().Text));

    [Fact]
    public void An_accepted_title_is_accepted_again_and_stays_the_same() => Gens.AnyText.Sample(text =>
    {
        if (Title.From(text) is var outcome && !outcome.IsAccepted()) return;
        Assert.Equal(outcome.Accepted(), Title.From(outcome.Accepted().Text).Accepted());
    }, iter: 500);

    [Fact]
    public void Control_characters_and_line_breaks_are_refused_within() =>
        Gen.Select(Gens.TitleText, Gen.OneOf(Gens.Control, Gens.LineSeparator), Gens.TitleText).Sample(
            (before, odd, after) =>
                Assert.Equal(["title invalid_characters"], Title.From(before + odd + after).Faults()));

    [Fact]
    public void Length_is_counted_in_Unicode_scalar_values() =>
        Gen.Select(Gen.OneOf("a", "é", "漢", "\U0001F600", "\U0010FFFF"), Gen.Int[190, 210]).Sample(
            (character, length) =>
            {
                var title = new StringBuilder().Insert(0, character, length).ToString();
                Assert.Equal(length <= 200, Title.From(title).IsAccepted());
            });

    [Fact]
    public void A_title_of_201_characters_is_too_long() =>
        Assert.Equal(["title too_long"], Title.From(new('a', 201)).Faults());

    [Fact]
    public void Length_is_counted_after_trimming() =>
        Assert.Equal(200, Title.From("  " + new string('a', 200) + "\r\n").Accepted().Text.Length);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u2003\u3000")]
    public void A_missing_or_blank_title_is_required(string? text) =>
        Assert.Equal(["title required"], Title.From(text).Faults());
}
