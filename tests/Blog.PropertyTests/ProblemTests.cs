using System.Reflection;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.PropertyTests;

public class ProblemTests
{
    /// <summary>The contract's table of errors.</summary>
    internal static readonly Dictionary<string, int> StatusOf = new(StringComparer.Ordinal)
    {
        ["MALFORMED_REQUEST"] = 400,
        ["VALIDATION_FAILED"] = 400,
        ["UNAUTHENTICATED"] = 401,
        ["FORBIDDEN"] = 403,
        ["NOT_FOUND"] = 404,
        ["METHOD_NOT_ALLOWED"] = 405,
        ["VERSION_MISMATCH"] = 412,
        ["PAYLOAD_TOO_LARGE"] = 413,
        ["UNSUPPORTED_MEDIA_TYPE"] = 415,
        ["IDEMPOTENCY_KEY_REUSED"] = 422,
        ["INTERNAL_SERVER_ERROR"] = 500,
        ["STORE_UNAVAILABLE"] = 503,
        ["OUTCOME_UNKNOWN"] = 503,
    };

    private static readonly HttpCall Call = Calls.To(Routes.GetPost, "blog", "post");

    [Fact]
    public void Every_error_has_its_status_from_the_contract() => Assert.All(Errors(), error =>
    {
        var reply = HttpReply.From(error, Call);
        Assert.Equal(StatusOf[reply.ErrorCode()!], reply.Status);
        Assert.NotEqual(500, reply.Status);
    });

    [Fact]
    public void No_two_errors_share_a_code_but_for_what_is_not_there()
    {
        var codes = Errors().Select(error => HttpReply.From(error, Call).ErrorCode()!).ToList();
        Assert.Equal(
            ["NOT_FOUND"],
            codes.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(
            StatusOf.Keys.Except(["INTERNAL_SERVER_ERROR"]).Order(StringComparer.Ordinal),
            codes.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_problem_has_the_names_and_values_of_the_contract() => Assert.All(Errors(), error =>
    {
        var reply = HttpReply.From(error, Call);
        var problem = reply.Json();
        string[] names = ["type", "title", "status", "detail", "instance", "errorCode", "requestId"];
        Assert.Equal(
            error is BlogError.Invalid ? [.. names, "errors"] : names,
            problem.EnumerateObject().Select(x => x.Name));
        Assert.Equal("application/problem+json", reply.Header("content-type"));
        Assert.Equal(reply.Status, problem.GetProperty("status").GetInt32());
        Assert.Equal("/v1/blog/posts/post", problem.GetProperty("instance").GetString());
        Assert.Equal("request-1", problem.GetProperty("requestId").GetString());
        Assert.Matches("^urn:blog:problem:[a-z]+(-[a-z]+)*$", problem.GetProperty("type").GetString());
        Assert.All(["title", "detail"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));
    });

    [Fact]
    public void A_problem_looks_as_the_contract_shows_it()
    {
        var problem = HttpReply.From(new BlogError.Invalid([new("title", "too_long", "It is.")]), Call).Json();
        Assert.Equal("urn:blog:problem:validation-failed", problem.GetProperty("type").GetString());
        Assert.Equal(
            """[{"field":"title","code":"too_long","message":"It is."}]""",
            problem.GetProperty("errors").GetRawText());
    }

    [Fact]
    public void What_nobody_foresaw_is_a_500()
    {
        var reply = HttpReply.Unforeseen(Call);
        Assert.Equal(500, reply.Status);
        Assert.Equal("INTERNAL_SERVER_ERROR", reply.ErrorCode());
        Assert.Equal("request-1", reply.Json().GetProperty("requestId").GetString());
    }

    [Fact]
    public void Every_problem_follows_RFC_9457() => Assert.All(
        (HttpReply[])[.. Errors().Select(error => HttpReply.From(error, Call)), HttpReply.Unforeseen(Call)],
        Rfc9457.Check);

    [Fact]
    public void Who_must_sign_in_or_take_another_method_is_told_how() => Assert.All(Errors(), error =>
    {
        var reply = HttpReply.From(error, Call);
        Assert.Equal(reply.Status == 401 ? "Bearer" : null, reply.Header("www-authenticate"));
        Assert.Equal(reply.Status == 405 ? "GET, POST" : null, reply.Header("allow"));
    });

    [Fact]
    public void Only_a_store_that_did_not_answer_asks_to_come_back() => Assert.All(Errors(), error =>
        Assert.Equal(
            error is BlogError.OfStore { Error: StoreError.Unavailable or StoreError.Unknown } ? "1" : null,
            HttpReply.From(error, Call).Header("retry-after")));

    [Theory]
    [InlineData(typeof(BlogError))]
    [InlineData(typeof(StoreError))]
    public void The_set_of_errors_is_closed(Type set)
    {
        Assert.All(set.GetNestedTypes(), type => Assert.True(type.IsSealed));
        Assert.DoesNotContain(
            set.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => constructor.IsPublic || constructor.IsAssembly);
    }

    /// <summary>One of each case that there is, and of each that the store has.</summary>
    internal static IReadOnlyList<BlogError> Errors() =>
        [
            .. Cases<BlogError>().Where(error => error is not BlogError.OfStore),
            .. Cases<StoreError>().Select(error => new BlogError.OfStore(error)),
        ];

    private static IEnumerable<TError> Cases<TError>() => typeof(TError).GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(TError)))
        .Select(type => type.GetConstructors().Single())
        .Select(constructor =>
            (TError)constructor
                .Invoke([.. constructor.GetParameters().Select(parameter => Any(parameter.ParameterType))]));

    private static object? Any(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(IReadOnlyList<string>) ? (string[])["GET", "POST"]
        : type == typeof(StoreError) ? new StoreError.PostNotFound()
        : type == typeof(IReadOnlyList<FieldFault>) ? (FieldFault[])[new("title", "required", "It is missing.")]
        : Activator.CreateInstance(type);
}
