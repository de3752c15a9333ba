using System.Globalization;
using System.Text;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Values;
using Blog.PropertyTests.Gateway;
using Blog.PropertyTests.Model;
using CsCheck;

namespace Blog.PropertyTests;

/// <summary>
/// Every generator of the tests. CsCheck makes a failing case smaller by drawing again, so that none needs a shrinker.
/// </summary>
internal static class Gens
{
    // Characters, each as a string: beyond U+FFFF it takes two chars.

    internal static readonly Gen<string> Letter = Gen.Char.AlphaNumeric.Select(letter => letter.ToString());

    /// <summary>Control characters are U+0000 to U+001F and U+007F to U+009F.</summary>
    internal static readonly Gen<string> Control = Gen.OneOf(Between(0x00, 0x1F), Between(0x7F, 0x9F));

    internal static readonly Gen<string> LineSeparator = Gen.OneOf("\u2028", "\u2029");

    internal static readonly Gen<string> WhiteSpace =
        Gen.OneOf(" ", "\t", "\r\n", "\u00A0", "\u1680", "\u2003", "\u2028", "\u3000");

    /// <summary>What a title may hold but at its ends: all that is no control character and breaks no line.</summary>
    internal static readonly Gen<string> InLine = Gen.Frequency(
        (6, Between(0x20, 0x7E)),
        (3, Gen.OneOf(
            "\"", "\\", "/", "<", ">", "&", "'", "+", "`", "=", "%", "\u00A0", "\u200D", "\u202E", "\u3000", "\uFEFF")),
        (2, Between(0xA0, 0x24F)),
        (1, Between(0x4E00, 0x9FFF)),
        (2, Between(0x1F300, 0x1FAFF)),
        (1, Gen.OneOf("\uD7FF", "\uE000", "\uFFFD", "\uFFFE", "\uFFFF", "\U00010000", "\U0001FFFF", "\U0010FFFF")));

    /// <summary>What a body may hold.</summary>
    internal static readonly Gen<string> InBody = Gen.Frequency(
        (8, InLine), (2, Gen.OneOf("\t", "\n", "\r", "\r\n")), (1, LineSeparator));

    /// <summary>Any Unicode scalar value.</summary>
    internal static readonly Gen<string> Scalar = Gen.Frequency((6, InBody), (3, Control));

    private static readonly Gen<string> Visible =
        Gen.OneOf(Letter, Between(0x1F300, 0x1FAFF), Gen.OneOf("\"", "\\", "é", "漢"));

    internal static readonly Gen<string> AnyText = Text(Scalar, 0, 60);

    // Values that follow the rules.

    internal static readonly Gen<string> BlogIdText =
        Gen.String[Gen.Frequency((8, Gen.Char.AlphaNumeric), (1, Gen.Char["_-"])), 1, 64];

    internal static readonly Gen<string> TitleText =
        Gen.Select(Visible, Text(InLine, 0, 60), Visible, (first, inner, last) => first + inner + last);

    internal static readonly Gen<string> BodyText = Gen.Select(
        Text(InBody, 0, 40), Visible, Text(InBody, 0, 40), (before, visible, after) => before + visible + after);

    internal static readonly Gen<BlogId> Blog = BlogIdText.Select(text => BlogId.From(text).Accepted());

    internal static readonly Gen<PostId> PostId =
        Gen.Guid.Select(guid => Core.Values.PostId.From(WithVersion(guid, 7, 0b10)).Accepted());

    /// <summary>
    /// Of each field of a post's text: a new field needs its line here, and nothing else of the generators.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, Gen<object>> TextFields = new Dictionary<string, Gen<object>>
    {
        [nameof(Core.PostText.Title)] = TitleText.Select(object (text) => Title.From(text).Accepted()),
        [nameof(Core.PostText.Body)] = BodyText.Select(object (text) => PostBody.From(text).Accepted()),
    };

    internal static readonly Gen<PostText> PostText = FieldsOf<PostText>.All
        .Aggregate(
            Gen.Const<IEnumerable<object>>([]),
            (values, field) => Gen.Select(values, OfField(field), (before, value) => before.Append(value)))
        .Select(values => FieldsOf<PostText>.Make(values));

    /// <summary>Of a field by its name.</summary>
    internal static Gen<object> OfField(string name) => TextFields.TryGetValue(name, out var values)
        ? values
        : throw new KeyNotFoundException(
            $"PostText has a field {name} that no generator is for: add one to Gens.TextFields.");

    internal static readonly Gen<PaginationToken> Token = PostId.Select(id => new PaginationToken(id));

    internal static readonly Gen<DateTimeOffset> Moment =
        Gen.Long[DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks]
            .Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    internal static readonly Gen<Instant> Instant = Moment.Select(Core.Values.Instant.From);

    internal static readonly Gen<Author> Author = Gen.OneOf(
        Gen.Const(Core.Values.Author.Anonymous),
        Text(InLine, 1, 30).Select(subject => Core.Values.Author.FromJwt("https://issuer", subject)),
        Letters(1, 30).Select(Core.Values.Author.FromIam));

    /// <summary>Versions that a post may have; one in two is small.</summary>
    internal static readonly Gen<long> Version =
        Gen.OneOf(Gen.Long[1, 12], Gen.OneOf(1L, int.MaxValue, 1L + int.MaxValue, 10L * int.MaxValue, long.MaxValue));

    internal static readonly Gen<Post> Post = Gen.Select(
        Blog, PostId, PostText, Author, Version, Instant, Instant,
        (blog, id, text, author, version, created, updated) =>
            new Post(new(blog, id), text, author, version, created, updated));

    /// <summary>Posts as they are when they are created.</summary>
    internal static readonly Gen<Post> CreatedPost = Gen.Select(Post, Gen.Int[0, int.MaxValue], (post, milliseconds) =>
    {
        var now = Core.Values.Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000 + milliseconds));
        return post with { Version = 1, CreatedAt = now, UpdatedAt = now };
    });

    // What clients do.

    private static readonly Author Ann = Core.Values.Author.FromJwt("https://issuer", "ann"),
        Ben = Core.Values.Author.FromJwt("https://issuer", "ben");

    /// <summary>On three blogs and all of their posts.</summary>
    internal static readonly Gen<Operation> AnyOperation = OperationBy(
        Gen.OneOf(Core.Values.Author.Anonymous, Ann, Ben),
        blog: Gen.Frequency((2, 0), (1, 1), (1, 2)),
        post: Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2].Nullable(0.85), (number, blog) => new PostRef(number, blog)),
        draft: Gen.Select(
            Gen.Frequency((4, Letters(1, 3)), (4, TitleText), (1, Gen.Const(""))),
            Gen.Frequency((4, Letters(1, 3)), (4, BodyText), (1, Gen.Const("")))),
        tags: Gen.Frequency((4, Gen.Const(ETags.None)), (4, Gen.Const(ETags.Current)), (4, Gen.Enum<ETags>())),
        plainCreates: 5);

    /// <summary>Mostly by one caller, on two posts of one blog, so that operations meet.</summary>
    internal static readonly Gen<Operation> ContendingOperation = OperationBy(
        Gen.Frequency((5, Ann), (1, Ben)),
        blog: Gen.Const(0),
        post: Gen.Frequency((2, 0), (1, 1)).Select(number => new PostRef(number, Blog: null)),
        draft: Gen.Select(Letters(1, 3), Letters(1, 3)),
        tags: Gen.Frequency((3, Gen.Const(ETags.Current)), (1, Gen.Const(ETags.None)), (1, Gen.Enum<ETags>())),
        plainCreates: 1);

    /// <summary>The two posts that contending operations meet on: one has an author.</summary>
    internal static readonly Operation[] Contended =
    [
        new Operation.Create(Ann, Blog: 0, "Hers", "A body.", Key: null),
        new Operation.Create(Core.Values.Author.Anonymous, Blog: 0, "Anyone's", "A body.", Key: null),
    ];

    private static Gen<Operation> OperationBy(
        Gen<Author> caller,
        Gen<int> blog,
        Gen<PostRef> post,
        Gen<(string Title, string Body)> draft,
        Gen<ETags> tags,
        int plainCreates) =>
        Gen.Frequency<Operation>(
            (plainCreates, Gen.Select(caller, blog, draft, (who, where, text) =>
                new Operation.Create(who, where, text.Title, text.Body, Key: null))),
            (4, Gen.Select(
                caller, blog, Gen.Frequency((3, "One"), (1, "Two")), Gen.Frequency((3, "A body."), (1, "Another.")),
                Gen.OneOf("key", "key", "KEY", "!~"),
                (who, where, title, body, key) => new Operation.Create(who, where, title, body, key))),
            (5, Gen.Select(caller, post, draft, tags, (who, target, text, ifMatch) =>
                new Operation.Update(who, target, text.Title, text.Body, ifMatch))),
            (2, Gen.Select(caller, post, tags, (who, target, ifMatch) => new Operation.Delete(who, target, ifMatch))),
            (3, Gen.Select(post, tags, (target, ifNoneMatch) => new Operation.Get(target, ifNoneMatch))),
            (3, Gen.Select(blog, Gen.OneOf<int?>(null, 1, 2, 3, 5, 100), Gen.Bool, (where, limit, goOn) =>
                new Operation.Page(where, limit, goOn))));

    // Fields of a request, each beside the fault that it must give: none where it follows its rule.

    internal sealed record Field(string? Text, string? Fault);

    internal static readonly Gen<Field> BlogField = FieldOf(
        BlogIdText, (null, "blogId required"), (new('a', 65), "blogId too_long"), ("a/b", "blogId invalid_characters"));

    internal static readonly Gen<Field> PostField = FieldOf(
        PostId.Select(id => id.Text),
        (null, "postId required"), ("1", "postId invalid_id"), (Guid.Empty.ToString(), "postId invalid_id"));

    internal static readonly Gen<Field> TitleField = FieldOf(
        TitleText,
        (null, "title required"), (" ", "title required"), (new('a', 201), "title too_long"),
        ("a\nb", "title invalid_characters"));

    internal static readonly Gen<Field> BodyField = FieldOf(
        BodyText,
        (null, "body required"), ("\n", "body required"), (new('a', 262_145), "body too_long"),
        ("a\0", "body invalid_characters"));

    internal static readonly Gen<Field> LimitField = FieldOf(
        Gen.Int[1, 100].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        (null, null), ("", "limit not_a_number"), ("x", "limit not_a_number"), ("0", "limit out_of_range"),
        ("101", "limit out_of_range"));

    internal static readonly Gen<Field> TokenField = FieldOf(
        Token.Select(token => token.Text),
        (null, null), ("", "paginationToken invalid_token"), ("%", "paginationToken invalid_token"),
        (new('A', 27), "paginationToken invalid_token"));

    private static Gen<Field> FieldOf(Gen<string> valid, params (string? Text, string? Fault)[] others) => Gen.OneOf(
        valid.Select(text => new Field(text, null)), Gen.OneOf(others).Select(x => new Field(x.Text, x.Fault)));

    // JSON.

    /// <summary>JSON of any kind, not deep.</summary>
    internal static readonly Gen<string> JsonValue = Gen.Recursive<string>((depth, inner) =>
    {
        var plain = Gen.OneOf(Gen.OneOf("null", "true", "false", "0", "-1.5e3", "\"\""), AnyText.Select(Quoted));
        if (depth == 4) return plain;
        var parts = inner.Array[0, 3];
        return Gen.OneOf(
            plain,
            parts.Select(x => $"[{string.Join(',', x)}]"),
            parts.Select(x => $"{{{string.Join(',', x.Select((value, at) => $"\"name{at}\":{value}"))}}}"));
    });

    /// <summary>What stands where something else is expected; some of it is no JSON.</summary>
    internal static readonly Gen<string> OddJson = Gen.OneOf(
        JsonValue,
        Gen.OneOf(
            "null", "true", "0", "-1", "1.5", "1e400", "-0", "18446744073709551616", new string('9', 400), "\"\"",
            "[]", "{}", "[null]", "[[null]]",
            "{\"\":null}", "{\"sub\":1}", "{\"claims\":null}", "{\"method\":null}", "{\"caller\":\"x\"}",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":\"x\"}", "[\"\\udfff\"]", "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"%\"", "\"%zz%ff%ED%A0%80%00\"", "\"%25\"", "\"/\"", "\"1.0\"", "\"2.0\"",
            "\"\u2028\uFFFF\"", "\"\uFEFF\"",
            Quoted(new('x', 70_000)), Quoted(new('"', 5_000)),
            Deep(60), Deep(70), Deep(20_000), new string('[', 20_000),
            "nope", "\"open", "NaN", "'x'", "",
            "null,\"body\":\"x\"", "null,\"headers\":{},\"headers\":{\"a\":null,\"A\":null}"));

    internal static Gen<string> InAnyCase(string name) => Gen.Bool.Array[name.Length].Select(upper =>
        string.Concat(name.Select((letter, at) => upper[at] ? char.ToUpperInvariant(letter) : letter)));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    // Sizes.

    /// <summary>From nothing to beyond the buffers of the writers, with what must be escaped anywhere in it.</summary>
    internal static readonly Gen<string> TextOfAnyLength = Gen.Frequency(
        (3, Text(Scalar, 0, 40)),
        (2, Gen.Select(Filler, Text(Scalar, 0, 4), Filler, Text(Scalar, 0, 4), (before, odd, between, last) =>
            before + odd + between + last)),
        (1, Gen.Select(Scalar, Gen.Int[100, 3_000], Repeated)));

    private static Gen<string> Filler => Gen.Select(
        Gen.OneOf("a", "é", "漢", "\U0001F600"),
        Gen.OneOf(Gen.Int[0, 20], Gen.Int[120, 130], Gen.Int[250, 260], Gen.Int[0, 9_000]),
        Repeated);

    /// <summary>A character that takes much room in JSON, or in JSON within JSON.</summary>
    private static Gen<string> Costly =>
        Gen.OneOf("\"", "\\", "\n", "\t", "\r", "é", "\u2028", "漢", "\U0001F600", "a", "\"\\\n\U0001F600");

    internal static readonly Gen<Post> LargestPost = CostlyPost(PostBody.MaxBytes);

    /// <summary>DynamoDB ends a page with the item that takes it past 1 MB; items are counted in UTF-8.</summary>
    internal static readonly Gen<Post[]> FullPage =
        from count in Gen.OneOf(Gen.Int[1, 100], Gen.Int[4, 6], Gen.Const(100))
        from post in CostlyPost(Math.Min(PostBody.MaxBytes, ((1 << 20) + PostBody.MaxBytes) / count))
        select Enumerable.Repeat(post, count).ToArray();

    private static Gen<Post> CostlyPost(int bytes) => Gen.Select(
        Post, Costly.Where(x => Title.From($"a{x}a").IsAccepted()), Costly, (post, inTitle, inBody) =>
        {
            var title = Repeated(inTitle, 198 / inTitle.EnumerateRunes().Count());
            var body = Repeated(inBody, (bytes - 1) / Encoding.UTF8.GetByteCount(inBody));
            return post with { Text = Core.PostText.From(new($"a{title}a", "a" + body)).Accepted() };
        });

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    // Requests and events.

    private static Gen<string> CallerText => Gen.OneOf(
        Gen.Const("anonymous"),
        Text(InLine, 1, 30).Select(subject => "jwt:https://issuer#" + subject),
        Letters(1, 30).Select(id => "iam:" + id));

    /// <summary>Looks as if it were percent-encoded, and is itself a value.</summary>
    private static Gen<string> Encoded => Text(Gen.OneOf("%", "%2F", "%25", "%C3%A9", "%zz", "+", "a"), 1, 6);

    internal static readonly Gen<Sent> Sent = Gen.Select(
        Gen.OneOf("GET", "POST", "PUT", "DELETE"),
        Gen.OneOf(BlogIdText, AnyText, Encoded),
        Gen.OneOf(PostId.Select(id => id.Text), AnyText, Encoded),
        Pairs(Gen.OneOf("limit", "paginationToken", "other", "é"), AnyText),
        Pairs(Gen.OneOf("Content-Type", "Authorization", "X-Tag", "accept"), Text(InLine, 0, 20)),
        AnyText.Null(),
        Gen.Bool,
        CallerText,
        Gen.Bool,
        (method, blog, post, query, headers, body, isBase64, caller, escapes) => new Sent(
            method, $"/v1/{Uri.EscapeDataString(blog)}/posts", [("blogId", blog), ("postId", post)], query, headers,
            body, isBase64, caller, escapes));

    /// <summary>Creates, most of them good.</summary>
    internal static readonly Gen<Sent> SentDraft = Gen.Select(
        Sent,
        BlogField,
        TitleField,
        BodyField,
        Gen.OneOf("application/json", "application/json", "application/problem+json", "text/plain"),
        (sent, blog, title, body, type) => sent with
        {
            PathValues = [("blogId", blog.Text ?? "")],
            Headers = [("Content-Type", type)],
            Body = JsonSerializer.Serialize(new { title = title.Text, body = body.Text }),
        });

    /// <summary>Requests that pass the gateway and are odd in every part that a client writes.</summary>
    internal static readonly Gen<Sent> HostileRequest =
        from sent in Sent
        from id in PostId
        from blog in Gen.Frequency((4, BlogIdText), (1, AnyText))
        from post in Gen.Frequency((4, Gen.Const(id.Text)), (1, AnyText))
        from title in Gen.Frequency((3, TitleText.Select(Quoted)), (2, OddJson))
        from body in Gen.Frequency((3, BodyText.Select(Quoted)), (2, OddJson))
        from wrapped in Gen.Frequency((3, true), (1, false))
        from type in Gen.Frequency(
            (5, Gen.Const("application/json")),
            (1, AnyText),
            (1, Gen.OneOf("", ";", "application/json;charset=", "a/b/c")))
        from limit in Gen.OneOf(Gen.Const("1"), Gen.OneOf("0", "-1", "", "1e9", new string('9', 400), "1,2"), AnyText)
        from token in Gen.OneOf(
            Token.Select(x => x.Text), AnyText, BlogIdText, Gen.OneOf("", "%", "=", new string('A', 5_000)))
        from conditions in Pairs(Gen.OneOf("If-Match", "If-None-Match", "Idempotency-Key"), ConditionText)
        select sent with
        {
            PathValues = [("blogId", blog), ("postId", post)],
            Query = [("limit", limit), ("paginationToken", token), .. sent.Query.Where(x => x.Name is "other" or "é")],
            Headers = [("CONTENT-TYPE", type), .. conditions, .. sent.Headers.Where(x => x.Name != "Content-Type")],
            Body = wrapped ? $$"""{"title":{{title}},"body":{{body}}}""" : body,
        };

    /// <summary>What stands where an ETag, a list of them or a key is expected.</summary>
    internal static Gen<string> ConditionText => Gen.OneOf(
        AnyText,
        Text(Gen.OneOf("\"", "1", "W/", ",", " ", "*", "\t", "a", "\\"), 0, 12),
        Gen.OneOf(
            "", "*", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "\"", "\"\"", ",", "1", "\"99999999999999999999\"",
            new string('k', 255), new string('k', 256)));

    internal static readonly Gen<Payload> NoEvent = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        AnyText.Select(Encoding.UTF8.GetBytes),
        Gen.OneOf(
            "", "null", "[]", "{}", "1", "\"x\"",
            "{\"version\":\"2.0\"}", "{\"requestContext\":{}}", "{\"httpMethod\":null}", Deep(100))
            .Select(Encoding.UTF8.GetBytes)).Select(bytes => new Payload(bytes));

    /// <summary>Events cut short, with bytes changed, and with anything at any place.</summary>
    internal static readonly Gen<Payload> HostileEvent = Gen.Frequency(
        (1, NoEvent),
        (2, from bytes in ValidEvent
            from length in Gen.Int[0, bytes.Length]
            select new Payload(bytes[..length])),
        (2, from bytes in ValidEvent
            from at in Gen.Int[0, bytes.Length - 1]
            from other in Gen.Byte
            select new Payload([.. bytes[..at], other, .. bytes[(at + 1)..]])),
        (8, Gen.Select(ValidEvent, Mutation, Mutation, (bytes, first, second) => new Payload(second(first(bytes))))));

    private static Gen<byte[]> ValidEvent => Gen.Select(
        Gen.OneOf(SentDraft, HostileRequest),
        Gen.Bool,
        (sent, isRest) => (isRest ? Events.Payload1(sent) : Events.Payload2(sent)).ToUtf8(sent));

    /// <summary>Puts odd JSON in the place of one value of an event; leaves alone what is no JSON any more.</summary>
    private static Gen<Func<byte[], byte[]>> Mutation => Gen.Select(Gen.Int[0, 10_000], OddJson, (at, odd) =>
        (Func<byte[], byte[]>)(bytes => Mutations.Replace(bytes, at, odd)));

    private static Gen<(string Name, string Value)[]> Pairs(Gen<string> names, Gen<string> values) =>
        Gen.Select(names, values).Array[0, 5];

    // Building blocks.

    internal static Gen<string> Letters(int least, int most) => Gen.String[Gen.Char.AlphaNumeric, least, most];

    internal static Gen<string> Text(Gen<string> characters, int least, int most) =>
        characters.Array[least, most].Select(string.Concat);

    internal static Gen<string> Between(int first, int last) => Gen.Int[first, last].Select(char.ConvertFromUtf32);

    /// <summary>A UUID's version is its 13th hexadecimal digit, its variant the two high bits of the 17th.</summary>
    internal static Guid WithVersion(Guid guid, int version, int variant)
    {
        var bytes = guid.ToByteArray(bigEndian: true);
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | (variant << 6));
        return new(bytes, bigEndian: true);
    }
}
