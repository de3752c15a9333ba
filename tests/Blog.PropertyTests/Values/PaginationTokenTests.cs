using System.Buffers.Text;
using Blog.Core.Values;
using CsCheck;

namespace Blog.PropertyTests.Values;

public class PaginationTokenTests
{
    private const string Base64UrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void A_token_leads_back_to_the_post_it_was_made_of() =>
        Gens.Token.Sample(token => Assert.Equal(new PageStart.After(token), PageStart.From(token.Text).Accepted()));

    [Fact]
    public void A_token_stands_in_a_query_as_it_is() =>
        Gens.Token.Sample(token => Assert.Equal(token.Text, Uri.EscapeDataString(token.Text)));

    [Fact]
    public void An_absent_token_means_the_first_page() =>
        Assert.IsType<PageStart.Newest>(PageStart.From(null).Accepted());

    [Fact]
    public void A_token_with_one_character_changed_is_refused() =>
        Gen.Select(Gens.Token, Gen.Int[0, 26], Gen.OneOf(Gen.Char[Base64UrlAlphabet], Gen.Char["+/=%. \n\0é"]))
            .Where((token, at, other) => other != token.Text[at])
            .Sample((token, at, other) => Refused(token.Text[..at] + other + token.Text[(at + 1)..]), iter: 500);

    [Fact]
    public void A_token_with_a_character_dropped_added_or_moved_is_refused() => (
        from token in Gens.Token
        from at in Gen.Int[0, token.Text.Length - 1]
        from added in Gen.Char[Base64UrlAlphabet + "= \t\n"]
        from mangled in Gen.OneOf(
            token.Text.Remove(at, 1),
            token.Text.Insert(at, added.ToString()),
            token.Text + added,
            token.Text[at..] + token.Text[..at],
            token.Text[..at],
            token.Text + token.Text)
        where mangled != token.Text
        select mangled).Sample(Refused, iter: 500);

    [Fact]
    public void Other_forms_of_base64_are_refused() => Gens.Token.Sample(token =>
    {
        var bytes = Base64Url.DecodeFromChars(token.Text);
        Refused(Convert.ToBase64String(bytes));
        Refused(token.Text + "=");
        Refused(token.Text.Replace('-', '+').Replace('_', '/') + "=");
        Refused(Convert.ToHexString(bytes));
        Refused(Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(token.Text)));
    });

    [Fact]
    public void Bytes_of_anybody_else_are_refused() =>
        Gen.OneOf(Gen.Byte.Array[0, 60], Gen.Byte.Array[16], Gen.Byte.Array[20])
            .Sample(bytes => Refused(Base64Url.EncodeToString(bytes)));

    [Fact]
    public void Text_of_any_kind_is_refused() => Gens.AnyText.Sample(Refused, iter: 300);

    private static void Refused(string text) =>
        Assert.Equal(["paginationToken invalid_token"], PageStart.From(text).Faults());
}
