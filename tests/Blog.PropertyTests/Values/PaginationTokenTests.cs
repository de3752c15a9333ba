using System.Buffers.Text;
using Blog.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Blog.PropertyTests.Values;

public class PaginationTokenTests
{
    [Fact]
    public void A_token_leads_back_to_the_post_it_was_made_of() =>
        Law.ForAll(Gens.Token, token => Assert.Equal(new PageStart.After(token), PageStart.From(token.Text).Accepted()));

    [Fact]
    public void A_token_stands_in_a_query_as_it_is() =>
        Law.ForAll(Gens.Token, token => Assert.Equal(token.Text, Uri.EscapeDataString(token.Text)));

    [Fact]
    public void An_absent_token_means_the_first_page() =>
        Assert.IsType<PageStart.Newest>(PageStart.From(null).Accepted());

    [Fact]
    public void Bytes_of_anybody_else_are_refused() => Law.ForAll(
        from length in Gen.Frequency((1, Gen.Choose(0, 60)), (1, Gen.Constant(16)), (1, Gen.Constant(20)))
        from bytes in Gens.Bytes(length)
        select Base64Url.EncodeToString(bytes),
        Refused);

    private static void Refused(string text) =>
        Assert.Equal(["paginationToken invalid_token"], PageStart.From(text).Faults());
}
