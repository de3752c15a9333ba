using System.Text;

namespace Blog.EndToEndTests.Api;

/// <summary>All that came back for a request.</summary>
/// <param name="Path">Of the request, without its query.</param>
internal sealed record Answer(string Path, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Answer> From(string path, HttpResponseMessage response) => new(
        path.Split('?')[0],
        (int)response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync());

    public string Text => Utf8.GetString(Body);

    public WirePost Post => Wire.Read<WireEnvelope>(Body).Post;

    public WirePage Page => Wire.Read<WirePage>(Body);

    /// <summary>API Gateway's id of the request, as each kind of API names it.</summary>
    public string RequestId => Headers.TryGetValue("apigw-requestid", out var id) ? id : Headers["x-amzn-requestid"];

    /// <summary>Whether the gateway says that the function failed.</summary>
    public bool IsFunctionFault => (Status, Text) is
        (500, """{"message":"Internal Server Error"}""") or
        (502, """{"message": "Internal server error"}""");

    /// <summary>Whether the gateway says that the function has too many calls.</summary>
    public bool IsThrottled => (Status, Text) is
        (503, """{"message":"Service Unavailable"}""") or
        (500, """{"message": "Internal server error"}""");

    public override string ToString() => $"{Status} of {Path}: {Text}";

    /// <summary>Checks the status, the media type and the fields that every post has.</summary>
    public WirePost HasPost(int status)
    {
        Assert.Equal((status, "application/json"), (Status, Headers["Content-Type"]));
        var post = Post;
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", post.PostId);
        Assert.All(
            [post.CreatedAt, post.UpdatedAt],
            time => Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-9:]{8}[.][0-9]{3}Z$", time));
        return post;
    }

    public WirePage HasPage()
    {
        Assert.Equal((200, "application/json"), (Status, Headers["Content-Type"]));
        return Page;
    }

    /// <summary>Checks all members of a problem but its wording.</summary>
    public WireProblem HasProblem(int status, string errorCode)
    {
        Assert.Equal((status, "application/problem+json"), (Status, Headers["Content-Type"]));
        var problem = Wire.Read<WireProblem>(Body);
        Assert.Equal(
            ($"urn:blog:problem:{errorCode.ToLowerInvariant().Replace('_', '-')}", status, errorCode, RequestId),
            (problem.Type, problem.Status, problem.ErrorCode, problem.RequestId));
        Assert.Equal(Uri.UnescapeDataString(Path), Uri.UnescapeDataString(problem.Instance));
        Assert.All([problem.Title, problem.Detail], Assert.NotEmpty);
        return problem;
    }

    /// <summary>The faults, as <c>field: code</c>, in their order.</summary>
    public IEnumerable<string> HasFaults()
    {
        var errors = Assert.IsType<IReadOnlyList<WireFault>>(
            HasProblem(400, "VALIDATION_FAILED").Errors,
            exactMatch: false);
        Assert.All(errors, error => Assert.NotEmpty(error.Message));
        return errors.Select(error => $"{error.Field}: {error.Code}");
    }
}
