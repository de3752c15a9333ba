using Blog.Core.Values;
using FsCheck.Fluent;

namespace Blog.PropertyTests.Values;

public class PostIdTests
{
    [Fact]
    public void A_valid_id_keeps_its_text() =>
        Law.ForAll(Gens.PostId, id => Assert.Equal(id, PostId.From(id.Text).Accepted()));

    [Fact]
    public void A_new_UUID_of_version_7_is_an_id() =>
        Assert.True(PostId.From(Guid.CreateVersion7().ToString()).IsAccepted());

    [Fact]
    public void Only_version_7_of_the_RFC_variant_is_an_id() => Law.ForAll(
        from guid in Gens.AnyGuid
        from version in Gen.Choose(0, 15)
        from variant in Gen.Choose(0, 3)
        select (Guid: Gens.WithVersion(guid, version, variant), IsId: version == 7 && variant == 0b10),
        id =>
        {
            Assert.Equal(id.IsId, PostId.From(id.Guid.ToString()).IsAccepted());
            Assert.Equal(id.IsId, PostId.From(id.Guid).IsAccepted());
        }, count: 500);

    [Fact]
    public void Other_ways_to_write_a_UUID_are_refused() => Law.ForAll(
        from id in Gens.PostId
        from form in Gen.Elements("N", "B", "P", "X", "upper", "mixed", " D", "D ", "D\n", "urn:uuid:", "short")
        select form switch
        {
            "upper" => "A" + id.Text[1..].ToUpperInvariant(),
            "mixed" => id.Text[..35] + "F",
            " D" => " " + id.Text,
            "D " => id.Text + " ",
            "D\n" => id.Text + "\n",
            "urn:uuid:" => form + id.Text,
            "short" => id.Text[..35],
            _ => id.Value.ToString(form),
        },
        text => Assert.Equal(["postId invalid_id"], PostId.From(text).Faults()));

    [Fact]
    public void Text_that_is_no_UUID_is_refused() => Law.ForAll(
        Gens.AnyText.Where(text => text.Length > 0),
        text => Assert.Equal(["postId invalid_id"], PostId.From(text).Faults()));

    [Fact]
    public void Ids_sort_as_their_text_does() => Law.ForAll(
        Gens.PostId.Two(),
        ids => Assert.Equal(
            Math.Sign(ids.Item1.Value.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(ids.Item2.Value.ToByteArray(bigEndian: true))),
            Math.Sign(string.CompareOrdinal(ids.Item1.Text, ids.Item2.Text))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_id_is_required(string? text) => Assert.Equal(["postId required"], PostId.From(text).Faults());
}
