using System.Buffers.Text;
using Blog.Core.Values;
using FsCheck.Fluent;

namespace Blog.PropertyTests.Values;

public class PaginationTokenTests
{
    private const string Base64UrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
    public void A_token_with_one_character_changed_is_refused() => Law.ForAll(
        from token in Gens.Token
        from at in Gen.Choose(0, token.Text.Length - 1)
        from other in Gen.OneOf(Gen.Elements<char>(Base64UrlAlphabet), Gen.Elements<char>("+/=%. \n\0é"))
        where other != token.Text[at]
        select token.Text[..at] + other + token.Text[(at + 1)..],
        Refused, count: 500);

    [Fact]
    public void A_token_with_a_character_dropped_added_or_moved_is_refused() => Law.ForAll(
        from token in Gens.Token
        from at in Gen.Choose(0, token.Text.Length - 1)
        from added in Gen.Elements<char>(Base64UrlAlphabet + "= \t\n")
        from mangled in Gen.Elements(
            token.Text.Remove(at, 1),
            token.Text.Insert(at, added.ToString()),
            token.Text + added,
            token.Text[at..] + token.Text[..at],
            token.Text[..at],
            token.Text + token.Text)
        where mangled != token.Text
        select mangled,
        Refused, count: 500);

    [Fact]
    public void Other_forms_of_base64_are_refused() => Law.ForAll(
        from token in Gens.Token
        let bytes = Base64Url.DecodeFromChars(token.Text)
        from other in Gen.Elements(
            Convert.ToBase64String(bytes),
            token.Text + "=",
            token.Text.Replace('-', '+').Replace('_', '/') + "=",
            Convert.ToHexString(bytes),
            Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(token.Text)))
        select other,
        Refused);

    [Fact]
    public void Bytes_of_anybody_else_are_refused() => Law.ForAll(
        from length in Gen.Frequency((1, Gen.Choose(0, 60)), (1, Gen.Constant(16)), (1, Gen.Constant(20)))
        from bytes in Gens.Bytes(length)
        select Base64Url.EncodeToString(bytes),
        Refused);

    [Fact]
    public void Text_of_any_kind_is_refused() => Law.ForAll(Gens.AnyText, Refused, count: 300);

    private static void Refused(string text) =>
        Assert.Equal(["paginationToken invalid_token"], PageStart.From(text).Faults());
}
