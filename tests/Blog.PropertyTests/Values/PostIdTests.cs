using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class PostIdTests
{
    [Fact]
    public void A_valid_id_keeps_its_text() =>
        Gens.PostId.Sample(id => Assert.Equal(id, PostId.From(id.Text).Accepted()));

    [Fact]
    public void A_new_UUID_of_version_7_is_an_id() =>
        Assert.True(PostId.From(Guid.CreateVersion7().ToString()).IsAccepted());

    [Fact]
    public void Only_version_7_of_the_RFC_variant_is_an_id() =>
        Gen.Select(Gen.Guid, Gen.Int[0, 15], Gen.Int[0, 3]).Sample((guid, version, variant) =>
        {
            var (id, isId) = (Gens.WithVersion(guid, version, variant), version == 7 && variant == 0b10);
            Assert.Equal(isId, PostId.From(id.ToString()).IsAccepted());
            Assert.Equal(isId, PostId.From(id).IsAccepted());
        }, iter: 500);

    [Fact]
    public void Other_ways_to_write_a_UUID_are_refused() => Gens.PostId.Sample(id => Assert.All(
        [
            id.Value.ToString("N"), id.Value.ToString("B"), id.Value.ToString("P"), id.Value.ToString("X"),
            "A" + id.Text[1..].ToUpperInvariant(), id.Text[..35] + "F", " " + id.Text, id.Text + " ", id.Text + "\n",
            "urn:uuid:" + id.Text, id.Text[..35],
        ],
        text => Assert.Equal(["postId invalid_id"], PostId.From(text).Faults())));

    [Fact]
    public void Text_that_is_no_UUID_is_refused() =>
        Gens.AnyText.Where(text => text.Length > 0).Sample(text =>
            Assert.Equal(["postId invalid_id"], PostId.From(text).Faults()));

    [Fact]
    public void Ids_sort_as_their_text_does() =>
        Gen.Select(Gens.PostId, Gens.PostId).Sample((one, other) => Assert.Equal(
            Math.Sign(Bytes(one).AsSpan().SequenceCompareTo(Bytes(other))),
            Math.Sign(string.CompareOrdinal(one.Text, other.Text))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_id_is_required(string? text) => Assert.Equal(["postId required"], PostId.From(text).Faults());

    private static byte[] Bytes(PostId id) => id.Value.ToByteArray(bigEndian: true);
}
