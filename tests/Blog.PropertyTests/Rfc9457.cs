using System.Text.Json;
using System.Text.RegularExpressions;
using Blog.Core.Http;

namespace Blog.PropertyTests;

/// <summary>What any problem of the API must be: https://www.rfc-editor.org/rfc/rfc9457#section-3.1</summary>
internal static partial class Rfc9457
{
    internal static void Check(HttpReply reply)
    {
        Assert.Equal("application/problem+json", reply.Header("content-type"));
        var problem = reply.Json();
        Assert.True(Uri.IsWellFormedUriString(Text(problem, "type"), UriKind.Absolute), Text(problem, "type"));
        Assert.Matches(Reference(), Text(problem, "instance"));
        Assert.Equal(reply.Status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(Text(problem, "title"));
        Assert.NotEmpty(Text(problem, "detail"));
        Assert.DoesNotMatch(Inside(), Own(problem));
    }

    /// <summary>All but the two that repeat the request: its path and its id.</summary>
    private static string Own(JsonElement problem) => string.Join('\n', problem.EnumerateObject()
        .Where(member => member.Name is not ("instance" or "requestId"))
        .Select(member => member.Value.GetRawText()));

    private static string Text(JsonElement problem, string name) => problem.GetProperty(name).GetString()!;

    /// <summary>A path of RFC 3986, or nothing where the event had none.</summary>
    [GeneratedRegex(@"^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    /// <summary>Stack traces, names of types and of files, and what DynamoDB, .NET and System.Text.Json say.</summary>
    [GeneratedRegex(
        @"\bat [A-Z]\w+\.|Exception|\bSystem\.|\bBlog\.|Amazon|DynamoDB|LanguageExt|`\d|\.cs\b"
        + @"|LineNumber|BytePosition|\$\.|Path:|invalid start of a value|could not be converted",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();
}
