using System.Text;
using Blog.Core.Values;
using FsCheck.Fluent;

namespace Blog.PropertyTests.Values;

public class TitleTests
{
    [Fact]
    public void A_valid_title_keeps_its_text() =>
        Law.ForAll(Gens.TitleText, text => Assert.Equal(text, Title.From(text).Accepted().Text));

    [Fact]
    public void White_space_at_the_ends_is_dropped() => Law.ForAll(
        from before in Gens.Text(Gens.WhiteSpace, 0, 300)
        from text in Gens.TitleText
        from after in Gens.Text(Gens.WhiteSpace, 0, 300)
        select (Sent: before + text + after, Kept: text),
        title => Assert.Equal(title.Kept, Title.From(title.Sent).Accepted().Text));

    [Fact]
    public void An_accepted_title_is_accepted_again_and_stays_the_same() => Law.ForAll(Gens.AnyText, text =>
    {
        if (Title.From(text) is var outcome && !outcome.IsAccepted()) return;
        Assert.Equal(outcome.Accepted(), Title.From(outcome.Accepted().Text).Accepted());
    }, count: 500);

    [Fact]
    public void Control_characters_and_line_breaks_are_refused_within() => Law.ForAll(
        from before in Gens.TitleText
        from odd in Gen.OneOf(Gens.Control, Gens.LineSeparator)
        from after in Gens.TitleText
        select before + odd + after,
        text => Assert.Equal(["title invalid_characters"], Title.From(text).Faults()));

    [Fact]
    public void Length_is_counted_in_Unicode_scalar_values() => Law.ForAll(
        from character in Gen.Elements("a", "é", "漢", "\U0001F600", "\U0010FFFF")
        from length in Gen.Choose(190, 210)
        select (Text: new StringBuilder().Insert(0, character, length).ToString(), Length: length),
        title => Assert.Equal(title.Length <= 200, Title.From(title.Text).IsAccepted()));

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
