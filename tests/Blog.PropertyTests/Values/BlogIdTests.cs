using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class BlogIdTests
{
    [Fact]
    public void A_valid_blog_id_keeps_its_text() =>
        Gens.BlogIdText.Sample(text => Assert.Equal(text, BlogId.From(text).Accepted().Text));

    [Fact]
    public void One_character_outside_the_alphabet_is_refused_wherever_it_stands() => Gen.Select(
        Gens.Letters(0, 20),
        Gens.Scalar.Where(x => !char.IsAsciiLetterOrDigit(x[0]) && x[0] is not ('_' or '-')),
        Gens.Letters(0, 20))
        .Sample((before, odd, after) =>
            Assert.Equal(["blogId invalid_characters"], BlogId.From(before + odd + after).Faults()));

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    public void One_to_64_characters_are_allowed(int length) =>
        Assert.Equal(length, BlogId.From(new('a', length)).Accepted().Text.Length);

    [Fact]
    public void More_than_64_characters_are_too_long() =>
        Gens.Letters(65, 300).Sample(text => Assert.Equal(["blogId too_long"], BlogId.From(text).Faults()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_blog_id_is_required(string? text) =>
        Assert.Equal(["blogId required"], BlogId.From(text).Faults());

    [Theory]
    [InlineData("ä")]
    [InlineData("１")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void Look_alikes_are_refused(string text) =>
        Assert.Equal(["blogId invalid_characters"], BlogId.From(text).Faults());
}
