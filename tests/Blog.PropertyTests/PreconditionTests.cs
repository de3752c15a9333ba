using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests;

public class PreconditionTests
{
    private static readonly HttpCall Call = Calls.To(Routes.UpdatePost, "blog", "post");

    [Fact]
    public void The_ETag_of_a_version_allows_and_knows_that_version_alone() =>
        Gen.Select(Gens.Version, Gens.Version).Sample((version, other) =>
        {
            var tag = ETag.Of(version);
            Assert.Equal(version == other, Matched(tag).Allows(other));
            Assert.Equal(version == other, Known(tag).Knows(other));
        });

    [Fact]
    public void A_list_knows_each_of_its_versions_weak_or_not() => Gen.Select(
        Gen.Select(Gen.OneOf("", "W/"), Gens.Version).Array[1, 50],
        Gen.OneOf(",", ", ", " ,\t", ",,")).Sample((tags, comma) =>
        {
            var header = string.Join(comma, tags.Select(tag => tag.Item1 + ETag.Of(tag.Item2)));
            Assert.All(tags, tag => Assert.True(Known(header).Knows(tag.Item2), header));
        });

    [Theory]
    [InlineData(null, true)]
    [InlineData("*", true)]
    [InlineData(" \"3\" ", true)]
    [InlineData("W/\"3\"", false)]
    [InlineData("\"03\"", false)]
    [InlineData("\"+3\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"three\"", false)]
    [InlineData("\"18446744073709551619\"", false)]
    public void If_Match_compares_strongly(string? header, bool allows) =>
        Assert.Equal(allows, Matched(header).Allows(3));

    [Theory]
    [InlineData(null, false)]
    [InlineData("*", true)]
    [InlineData("\"2\", \"3\"", true)]
    [InlineData("W/\"3\"", true)]
    [InlineData("\"a,\", \"3\"", true)]
    [InlineData("\"2\",\"4\"", false)]
    [InlineData("\"3-gzip\"", false)]
    public void If_None_Match_compares_weakly(string? header, bool knows) =>
        Assert.Equal(knows, Known(header).Knows(3));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("3")]
    [InlineData("\"3")]
    [InlineData("3\"")]
    [InlineData("\"3\" \"4\"")]
    [InlineData("\"3\"x")]
    [InlineData("w/\"3\"")]
    [InlineData("W/")]
    [InlineData("W/3")]
    [InlineData("\"a b\"")]
    [InlineData("*, \"3\"")]
    [InlineData(",")]
    public void What_is_no_ETag_is_malformed(string header)
    {
        Assert.IsType<BlogError.Malformed>(IfMatchHeader.Parse(Call.With("if-match", header)).Left());
        Assert.IsType<BlogError.Malformed>(IfNoneMatch.Parse(Call.With("if-none-match", header)).Left());
    }

    [Fact]
    public void If_Match_takes_one_ETag_only() =>
        Assert.IsType<BlogError.Malformed>(IfMatchHeader.Parse(Call.With("if-match", "\"3\", \"4\"")).Left());

    [Fact]
    public void Any_text_is_a_precondition_or_malformed() => Gens.ConditionText.Sample(text =>
    {
        Assert.True(
            IfMatchHeader.Parse(Call.With("if-match", text)).Match(_ => true, error => error is BlogError.Malformed));
        Assert.True(IfNoneMatch.Parse(Call.With("if-none-match", text)).Match(
            _ => true,
            error => error is BlogError.Malformed));
    }, iter: 1_000);

    private static IfMatch Matched(string? header) => IfMatchHeader.Parse(Call.With("if-match", header)).Right();

    private static IfNoneMatch Known(string? header) => IfNoneMatch.Parse(Call.With("if-none-match", header)).Right();
}
