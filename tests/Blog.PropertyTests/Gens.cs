using System.Globalization;
using System.Text;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Values;
using Blog.PropertyTests.Gateway;
using Blog.PropertyTests.Model;
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

    // What clients do, in any order; a failing sequence is cut down to the operations that it takes.

    internal static readonly Gen<Author> Caller = Gen.Elements(
        Core.Values.Author.Anonymous, Core.Values.Author.FromJwt("ann"), Core.Values.Author.FromJwt("ben"));

    internal static Arbitrary<Operation[]> Operations => Arb.From(
        Operation.ListOf().Select(operations => operations.ToArray()),
        operations => Enumerable.Range(0, operations.Length).Select(at => operations.Where((_, index) => index != at).ToArray()));

    private static Gen<Operation> Operation => Gen.Frequency(
        (5, from caller in Caller
            from blog in BlogNumber
            from title in MaybeBlank(TitleText)
            from body in MaybeBlank(BodyText)
            from key in Gen.Constant<string?>(null)
            select (Operation)new Operation.Create(caller, blog, title, body, key)),
        (4, from caller in Caller
            from blog in Gen.Elements(0, 0, 1)
            from title in Gen.Elements("One", "One", "Two", "")
            from key in Gen.Elements("key", "KEY", "!~")
            select (Operation)new Operation.Create(caller, blog, title, "A body.", key)),
        (4, from caller in Caller
            from post in PostRef
            from title in MaybeBlank(TitleText)
            from body in MaybeBlank(BodyText)
            from ifMatch in ETags
            select (Operation)new Operation.Update(caller, post, title, body, ifMatch)),
        (2, from caller in Caller
            from post in PostRef
            from ifMatch in ETags
            select (Operation)new Operation.Delete(caller, post, ifMatch)),
        (3, from post in PostRef
            from ifNoneMatch in ETags
            select (Operation)new Operation.Get(post, ifNoneMatch)),
        (3, from blog in BlogNumber
            from limit in Gen.Elements<int?>(null, 1, 2, 3, 5, 100)
            from goOn in Gen.Elements(true, true, false)
            select (Operation)new Operation.Page(blog, limit, goOn)),
        (1, from blog in BlogNumber
            from limit in Gen.Choose(1, 5)
            select (Operation)new Operation.Walk(blog, limit)));

    private static Gen<int> BlogNumber => Gen.Elements(0, 0, 1, 2);

    private static Gen<ETags> ETags => Gen.Frequency(
        (4, Gen.Constant(Model.ETags.None)), (4, Gen.Constant(Model.ETags.Current)), (4, Gen.Elements(Enum.GetValues<ETags>())));

    private static Gen<PostRef> PostRef =>
        from number in Gen.Choose(0, 40)
        from blog in Gen.Frequency((6, Gen.Constant<int?>(null)), (1, BlogNumber.Select(x => (int?)x)))
        select new PostRef(number, blog);

    private static Gen<string> MaybeBlank(Gen<string> text) => Gen.Frequency((19, text), (1, Gen.Constant("")));

    // Fields of a request, each beside the fault that it must give: none where it follows its rule.

    internal sealed record Field(string? Text, string? Fault);

    internal static readonly Gen<Field> BlogField = FieldOf(
        BlogIdText, (null, "blogId required"), (new('a', 65), "blogId too_long"), ("a/b", "blogId invalid_characters"));

    internal static readonly Gen<Field> PostField = FieldOf(
        PostId.Select(id => id.Text), (null, "postId required"), ("1", "postId invalid_id"), (Guid.Empty.ToString(), "postId invalid_id"));

    internal static readonly Gen<Field> TitleField = FieldOf(
        TitleText, (null, "title required"), (" ", "title required"), (new('a', 201), "title too_long"), ("a\nb", "title invalid_characters"));

    internal static readonly Gen<Field> BodyField = FieldOf(
        BodyText, (null, "body required"), ("\n", "body required"), (new('é', 131_073), "body too_long"), ("a\0", "body invalid_characters"));

    internal static readonly Gen<Field> LimitField = FieldOf(
        Gen.Choose(1, 100).Select(x => x.ToString(CultureInfo.InvariantCulture)).OrNull(),
        ("", "limit not_a_number"), ("x", "limit not_a_number"), ("0", "limit out_of_range"), ("101", "limit out_of_range"));

    internal static readonly Gen<Field> TokenField = FieldOf(
        Token.Select(token => token.Text).OrNull(),
        ("", "paginationToken invalid_token"), ("%", "paginationToken invalid_token"), (new('A', 27), "paginationToken invalid_token"));

    private static Gen<Field> FieldOf(Gen<string> valid, params (string? Text, string Fault)[] broken) => Gen.OneOf(
        valid.Select(text => new Field(text, null)), Gen.Elements(broken).Select(x => new Field(x.Text, x.Fault)));

    // JSON.

    /// <summary>JSON of any kind, not deep.</summary>
    internal static readonly Gen<string> JsonValue = Gen.Sized(size => JsonOf(Math.Min(size / 20, 4)));

    /// <summary>What stands where something else is expected; some of it is no JSON.</summary>
    internal static readonly Gen<string> OddJson = Gen.OneOf(
        JsonValue,
        Gen.Elements(
            "null", "true", "0", "-1", "1.5", "1e400", "-0", "18446744073709551616", new string('9', 400), "\"\"", "[]", "{}",
            "[null]", "[[null]]", "{\"\":null}", "{\"sub\":1}", "{\"claims\":null}", "{\"method\":null}", "{\"caller\":\"x\"}",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":\"x\"}", "[\"\\udfff\"]", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
            "\"%\"", "\"%zz%ff%ED%A0%80%00\"", "\"%25\"", "\"/\"", "\"1.0\"", "\"2.0\"", "\"\u2028\uFFFF\"", "\"\uFEFF\"",
            Quoted(new('x', 70_000)), Quoted(new('"', 5_000)), Deep(60), Deep(70), Deep(20_000), new string('[', 20_000),
            "nope", "\"open", "NaN", "'x'", "", "null,\"body\":\"x\"", "null,\"headers\":{},\"headers\":{\"a\":null,\"A\":null}"));

    private static Gen<string> JsonOf(int depth)
    {
        var plain = Gen.OneOf(Gen.Elements("null", "true", "false", "0", "-1.5e3", "\"\""), AnyText.Select(Quoted));
        if (depth == 0) return plain;
        var parts = Gen.Choose(0, 3).SelectMany(count => JsonOf(depth - 1).ArrayOf(count));
        return Gen.OneOf(
            plain,
            parts.Select(x => $"[{string.Join(',', x)}]"),
            parts.Select(x => $"{{{string.Join(',', x.Select((value, at) => $"\"name{at}\":{value}"))}}}"));
    }

    internal static Gen<string> InAnyCase(string name) =>
        Gen.Elements(true, false).ArrayOf(name.Length).Select(upper =>
            string.Concat(name.Select((letter, at) => upper[at] ? char.ToUpperInvariant(letter) : letter)));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    // Sizes.

    /// <summary>From nothing to beyond the buffers of the writers, with what must be escaped anywhere in it.</summary>
    internal static readonly Gen<string> TextOfAnyLength = Gen.Frequency(
        (3, Text(Scalar, 0, 40)),
        (2, from before in Filler
            from odd in Text(Scalar, 0, 4)
            from between in Filler
            from last in Text(Scalar, 0, 4)
            select before + odd + between + last),
        (1, from character in Scalar
            from length in Gen.Choose(100, 3_000)
            select string.Concat(Enumerable.Repeat(character, length))));

    private static Gen<string> Filler =>
        from character in Gen.Elements("a", "é", "漢", "\U0001F600")
        from length in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(120, 130), Gen.Choose(250, 260), Gen.Choose(0, 9_000))
        select string.Concat(Enumerable.Repeat(character, length));

    /// <summary>A character that takes much room in JSON, or in JSON within JSON.</summary>
    private static Gen<string> Costly => Gen.Elements("\"", "\\", "\n", "\t", "\r", "é", "\u2028", "漢", "\U0001F600", "a", "\"\\\n\U0001F600");

    internal static readonly Gen<Post> LargestPost = CostlyPost(PostBody.MaxBytes);

    /// <summary>DynamoDB ends a page with the item that takes it past 1 MB; items are counted in UTF-8.</summary>
    internal static readonly Gen<Post[]> FullPage =
        from count in Gen.OneOf(Gen.Choose(1, 100), Gen.Choose(4, 6), Gen.Constant(100))
        from post in CostlyPost(Math.Min(PostBody.MaxBytes, ((1 << 20) + PostBody.MaxBytes) / count))
        select Enumerable.Repeat(post, count).ToArray();

    private static Gen<Post> CostlyPost(int bytes) =>
        from post in Post
        from inTitle in Costly.Where(x => Core.Values.Title.From($"a{x}a").IsAccepted())
        from inBody in Costly
        let title = string.Concat(Enumerable.Repeat(inTitle, 198 / inTitle.EnumerateRunes().Count()))
        let body = string.Concat(Enumerable.Repeat(inBody, (bytes - 1) / Encoding.UTF8.GetByteCount(inBody)))
        select post with { Text = Core.PostText.From(new($"a{title}a", "a" + body)).Accepted() };

    // Requests and events.

    internal static readonly Gen<Sent> Sent =
        from method in Gen.Elements("GET", "POST", "PUT", "DELETE")
        from blog in Gen.OneOf(BlogIdText, AnyText)
        from post in Gen.OneOf(PostId.Select(id => id.Text), AnyText)
        from query in Pairs(Gen.Elements("limit", "paginationToken", "other", "é"), AnyText)
        from headers in Pairs(Gen.Elements("Content-Type", "Authorization", "X-Tag", "accept"), Text(InLine, 0, 20))
        from body in AnyText.OrNull()
        from isBase64 in Gen.Elements(true, false)
        from caller in Author
        from escapes in Gen.Elements(true, false)
        select new Sent(
            method, $"/v1/{Uri.EscapeDataString(blog)}/posts", [("blogId", blog), ("postId", post)], query, headers, body, isBase64,
            caller.Text, escapes);

    /// <summary>Creates, most of them good.</summary>
    internal static readonly Gen<Sent> SentDraft =
        from sent in Sent
        from blog in BlogField
        from title in TitleField
        from body in BodyField
        from type in Gen.Elements("application/json", "application/json", "application/problem+json", "text/plain")
        select sent with
        {
            PathValues = [("blogId", blog.Text ?? "")],
            Headers = [("Content-Type", type)],
            Body = JsonSerializer.Serialize(new { title = title.Text, body = body.Text }),
        };

    /// <summary>Requests that pass the gateway and are odd in every part that a client writes.</summary>
    internal static readonly Gen<Sent> HostileRequest =
        from sent in Sent
        from id in PostId
        from blog in Gen.Frequency((4, BlogIdText), (1, AnyText))
        from post in Gen.Frequency((4, Gen.Constant(id.Text)), (1, AnyText))
        from title in Gen.Frequency((3, TitleText.Select(Quoted)), (2, OddJson))
        from body in Gen.Frequency((3, BodyText.Select(Quoted)), (2, OddJson))
        from wrapped in Gen.Elements(true, true, true, false)
        from type in Gen.Frequency((5, Gen.Constant("application/json")), (1, AnyText), (1, Gen.Elements("", ";", "application/json;charset=", "a/b/c")))
        from limit in Gen.OneOf(Gen.Constant("1"), Gen.Elements("0", "-1", "", "1e9", new string('9', 400), "1,2"), AnyText)
        from token in Gen.OneOf(Token.Select(x => x.Text), AnyText, BlogIdText, Gen.Elements("", "%", "=", new string('A', 5_000)))
        from conditions in Pairs(Gen.Elements("If-Match", "If-None-Match", "Idempotency-Key"), ConditionText)
        select sent with
        {
            PathValues = [("blogId", blog), ("postId", post)],
            Query = [("limit", limit), ("paginationToken", token), .. sent.Query.Where(pair => pair.Name is "other" or "é")],
            Headers = [("CONTENT-TYPE", type), .. conditions, .. sent.Headers.Where(pair => pair.Name != "Content-Type")],
            Body = wrapped ? $$"""{"title":{{title}},"body":{{body}}}""" : body,
        };

    /// <summary>What stands where an ETag, a list of them or a key is expected.</summary>
    internal static Gen<string> ConditionText => Gen.OneOf(
        AnyText, Text(Gen.Elements("\"", "1", "W/", ",", " ", "*", "\t", "a", "\\"), 0, 12),
        Gen.Elements("", "*", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "\"", "\"\"", ",", "1", "\"99999999999999999999\"", new string('k', 255), new string('k', 256)));

    internal static readonly Gen<Payload> NoEvent = Gen.OneOf(
        Gen.Choose(0, 200).SelectMany(Bytes),
        AnyText.Select(Encoding.UTF8.GetBytes),
        Gen.Elements("", "null", "[]", "{}", "1", "\"x\"", "{\"version\":\"2.0\"}", "{\"requestContext\":{}}", "{\"httpMethod\":null}", Deep(100))
            .Select(Encoding.UTF8.GetBytes)).Select(bytes => new Payload(bytes));

    /// <summary>Events cut short, with bytes changed, and with anything at any place.</summary>
    internal static readonly Gen<Payload> HostileEvent = Gen.Frequency(
        (1, NoEvent),
        (2, from bytes in ValidEvent
            from length in Gen.Choose(0, bytes.Length)
            select new Payload(bytes[..length])),
        (2, from bytes in ValidEvent
            from at in Gen.Choose(0, bytes.Length - 1)
            from other in Gen.Choose(0, 255)
            select new Payload([.. bytes[..at], (byte)other, .. bytes[(at + 1)..]])),
        (8, from bytes in ValidEvent
            from first in Mutation
            from second in Mutation
            select new Payload(second(first(bytes)))));

    private static Gen<byte[]> ValidEvent =>
        from sent in Gen.OneOf(SentDraft, HostileRequest)
        from version in Gen.Elements(1, 2)
        select (version == 1 ? Events.Payload1(sent) : Events.Payload2(sent)).ToUtf8(sent);

    /// <summary>Puts odd JSON in the place of one value of an event; leaves alone what is no JSON any more.</summary>
    private static Gen<Func<byte[], byte[]>> Mutation =>
        from at in Gen.Choose(0, 10_000)
        from odd in OddJson
        select (Func<byte[], byte[]>)(bytes => Mutations.Replace(bytes, at, odd));

    private static Gen<(string Name, string Value)[]> Pairs(Gen<string> names, Gen<string> values) =>
        from count in Gen.Choose(0, 5)
        from pairs in names.Zip(values, (name, value) => (name, value)).ArrayOf(count)
        select pairs;

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
