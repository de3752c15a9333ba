using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Blog.BuildTests.Aws;

/// <summary>
/// A call in one of the wire formats that AWS has: a form, JSON with its action in a header, or S3's paths.
/// </summary>
internal sealed record AwsCall(string Service, string Action, string Path, byte[] Body, Func<string, string> Value)
{
    public string Name => $"{Service}:{Action}";

    public static AwsCall From(HttpRequest request, byte[] body)
    {
        if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
        {
            var json = JsonNode.Parse(body)!;
            return new(
                target.StartsWith("AmazonSSM", StringComparison.Ordinal) ? "ssm" : "logs",
                target.Split('.')[1],
                "",
                body,
                name => $"{json[name]}");
        }

        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) is true)
        {
            var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
            var service = form["Version"] == "2011-06-15" ? "sts" : "cloudformation";
            return new(service, $"{form["Action"]}", "", body, name => $"{form.GetValueOrDefault(name)}");
        }

        return new("s3", request.Method, request.Path, body, name => $"{request.Query[name]}");
    }
}

internal static class AwsReply
{
    public static (int Status, string Text) Result(AwsCall call, string result) =>
        (200, $"<{call.Action}Response><{call.Action}Result>{result}</{call.Action}Result></{call.Action}Response>");

    public static (int Status, string Text) Error(string code, string message) =>
        (400, "<ErrorResponse><Error><Type>Sender</Type>"
            + $"<Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>");
}
