using System.Text;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class PostBodyTests
{
    [Fact]
    public void A_valid_body_keeps_its_text_white_space_and_all() =>
        Gens.BodyText.Sample(text => Assert.Equal(text, PostBody.From(text).Accepted().Text));

    [Fact]
    public void Control_characters_but_tab_and_line_ends_are_refused() =>
        Gen.Select(Gens.BodyText, Gens.Control, Gens.BodyText).Sample((before, control, after) => Assert.Equal(
            control is "\t" or "\n" or "\r", PostBody.From(before + control + after).IsAccepted()), iter: 300);

    [Fact]
    public void A_forbidden_character_is_named_as_such() =>
        Assert.Equal(["body invalid_characters"], PostBody.From("a\u0000b").Faults());

    [Fact]
    public void A_blank_body_is_required() =>
        Gens.Text(Gens.WhiteSpace, 0, 20).Sample(text => Assert.Equal(["body required"], PostBody.From(text).Faults()));

    [Fact]
    public void A_missing_body_is_required() => Assert.Equal(["body required"], PostBody.From(null).Faults());

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("\U0001F600")]
    public void A_body_holds_262144_bytes_of_UTF_8_and_not_one_more(string character)
    {
        var size = Encoding.UTF8.GetByteCount(character);
        var text = new StringBuilder().Insert(0, character, 262_144 / size).Append('x', 262_144 % size).ToString();
        Assert.Equal(text, PostBody.From(text).Accepted().Text);
        Assert.Equal(["body too_long"], PostBody.From(text + "x").Faults());
    }
}
