using System.Text;
using Blog.Core;
using Blog.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Blog.PropertyTests;

/// <summary>Every generator of the tests.</summary>
internal static class Gens
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Characters, each as a string: beyond U+FFFF it takes two chars.

    internal static readonly Gen<string> Letter = Gen.Elements<char>(LettersAndDigits).Select(letter => letter.ToString());

    /// <summary>Control characters are U+0000 to U+001F and U+007F to U+009F.</summary>
    internal static readonly Gen<string> Control = Gen.OneOf(Between(0x00, 0x1F), Between(0x7F, 0x9F));

    internal static readonly Gen<string> LineSeparator = Gen.Elements("\u2028", "\u2029");

    internal static readonly Gen<string> WhiteSpace = Gen.Elements(" ", "\t", "\r\n", "\u00A0", "\u1680", "\u2003", "\u2028", "\u3000");

    /// <summary>What a title may hold anywhere but at its ends: everything that is no control character and breaks no line.</summary>
    internal static readonly Gen<string> InLine = Gen.Frequency(
        (6, Between(0x20, 0x7E)),
        (3, Gen.Elements("\"", "\\", "/", "<", ">", "&", "'", "+", "`", "=", "%", "\u00A0", "\u200D", "\u202E", "\u3000", "\uFEFF")),
        (2, Between(0xA0, 0x24F)),
        (1, Between(0x4E00, 0x9FFF)),
        (2, Between(0x1F300, 0x1FAFF)),
        (1, Gen.Elements("\uD7FF", "\uE000", "\uFFFD", "\uFFFE", "\uFFFF", "\U00010000", "\U0001FFFF", "\U0010FFFF")));

    /// <summary>What a body may hold.</summary>
    internal static readonly Gen<string> InBody = Gen.Frequency(
        (8, InLine), (2, Gen.Elements("\t", "\n", "\r", "\r\n")), (1, LineSeparator));

    /// <summary>Any Unicode scalar value.</summary>
    internal static readonly Gen<string> Scalar = Gen.Frequency((6, InBody), (3, Control));

    internal static readonly Gen<string> AnyText = Text(Scalar, 0, 60);

    // Values that follow the rules.

    internal static readonly Gen<string> BlogIdText = Text(Gen.Elements<char>(LettersAndDigits + "_-").Select(x => x.ToString()), 1, 64);

    internal static readonly Gen<string> TitleText =
        from first in Visible
        from inner in Text(InLine, 0, 60)
        from last in Visible
        select first + inner + last;

    internal static readonly Gen<string> BodyText =
        from before in Text(InBody, 0, 40)
        from visible in Visible
        from after in Text(InBody, 0, 40)
        select before + visible + after;

    internal static readonly Gen<Guid> AnyGuid = Bytes(16).Select(bytes => new Guid(bytes));

    internal static readonly Gen<BlogId> Blog = BlogIdText.Select(text => BlogId.From(text).Accepted());

    internal static readonly Gen<PostId> PostId =
        AnyGuid.Select(guid => Core.Values.PostId.From(WithVersion(guid, 7, 0b10)).Accepted());

    internal static readonly Gen<PostText> PostText =
        from title in TitleText
        from body in BodyText
        select Core.PostText.From(new(title, body)).Accepted();

    internal static readonly Gen<PaginationToken> Token = PostId.Select(id => new PaginationToken(id));

    internal static readonly Gen<DateTimeOffset> Moment =
        from day in Gen.Choose(0, (DateTimeOffset.MaxValue - DateTimeOffset.MinValue).Days - 1)
        from millisecond in Gen.Choose(0, 86_399_999)
        from tick in Gen.Choose(0, 9_999)
        select DateTimeOffset.MinValue.AddDays(day).AddMilliseconds(millisecond).AddTicks(tick);

    internal static readonly Gen<Instant> Instant = Moment.Select(Core.Values.Instant.From);

    internal static readonly Gen<Author> Author = Gen.OneOf(
        Gen.Constant(Core.Values.Author.Anonymous),
        Text(InLine, 1, 30).Select(Core.Values.Author.FromJwt),
        Text(Letter, 1, 30).Select(Core.Values.Author.FromIam));

    internal static readonly Gen<Post> Post =
        from blog in Blog
        from id in PostId
        from text in PostText
        from author in Author
        from version in Version
        from created in Instant
        from updated in Instant
        select new Post(new(blog, id), text, author, version, created, updated);

    private static Gen<string> Visible => Gen.OneOf(Letter, Between(0x1F300, 0x1FAFF), Gen.Elements("\"", "\\", "é", "漢"));

    private static Gen<long> Version =>
        Gen.OneOf(Gen.Choose(1, 1000).Select(x => (long)x), Gen.Elements(1L, int.MaxValue, 1L + int.MaxValue, long.MaxValue));

    // Building blocks.

    internal static Gen<string> Text(Gen<string> characters, int least, int most) =>
        Gen.Choose(least, most).SelectMany(length => Text(characters, length));

    internal static Gen<string> Text(Gen<string> characters, int length) => characters.ArrayOf(length).Select(string.Concat);

    internal static Gen<byte[]> Bytes(int length) => Gen.Choose(0, 255).Select(x => (byte)x).ArrayOf(length);

    internal static Gen<string> Between(int first, int last) => Gen.Choose(first, last).Select(char.ConvertFromUtf32);

    /// <summary>A UUID's version stands in its 13th hexadecimal digit, its variant in the two high bits of the 17th.</summary>
    internal static Guid WithVersion(Guid guid, int version, int variant)
    {
        var bytes = guid.ToByteArray(bigEndian: true);
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | (variant << 6));
        return new(bytes, bigEndian: true);
    }
}
