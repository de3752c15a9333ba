using System.Globalization;
using System.Text.Json;

namespace Blog.Local.Lambda;

/// <summary>
/// Lambda's Runtime API, 2018-06-01. The path's first segment tells which process asks: a runtime client puts only
/// <c>http://</c> before <c>AWS_LAMBDA_RUNTIME_API</c>, so that each process can have an address of its own.
/// </summary>
internal static class RuntimeApiServer
{
    private const string Version = "/{process}/2018-06-01/runtime";

    /// <param name="find">The process of that id, and its function's ARN; null when there is none.</param>
    public static void Map(WebApplication app, Func<string, (FunctionProcess Process, string Arn)?> find)
    {
        app.MapGet(
            Version + "/invocation/next",
            http => With(http, process => Next(http, process.Process, process.Arn)));
        app.MapPost(
            Version + "/invocation/{id}/response",
            http => With(http, process => Response(http, process.Process)));
        app.MapPost(Version + "/invocation/{id}/error", http => With(http, process => Error(http, process.Process)));
        app.MapPost(Version + "/init/error", http => With(http, process => InitError(http, process.Process)));

        Task With(HttpContext http, Func<(FunctionProcess Process, string Arn), Task> handle) =>
            find((string)http.Request.RouteValues["process"]!) is { } process
                ? handle(process)
                : Refuse(http, StatusCodes.Status403Forbidden, "UnknownProcess", "No such process");
    }

    private static async Task Next(HttpContext http, FunctionProcess process, string arn)
    {
        var connection = http.Features.Get<ConnectionEnd>()!;
        if (await process.Next(connection, http.RequestAborted) is not var (invocation, deadline))
        {
            http.Abort();
            return;
        }

        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = arn;
        headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = invocation.Event.Length;
        await http.Response.Body.WriteAsync(invocation.Event, http.RequestAborted);
    }

    private static async Task Response(HttpContext http, FunctionProcess process)
    {
        var payload = await LimitedBody.Read(http.Request, PendingEvent.MaxBytes);
        var outcome = payload is null
            ? (Outcome)new Outcome.Failed($"answered more than {PendingEvent.MaxBytes} bytes")
            : new Outcome.Answered(payload);
        if (!process.Report(RequestId(http), outcome))
            await RefuseId(http);
        else if (payload is null)
            await Refuse(
                http,
                StatusCodes.Status413PayloadTooLarge,
                "RequestEntityTooLarge",
                "Exceeded maximum allowed payload size");
        else
            await Accept(http);
    }

    private static async Task Error(HttpContext http, FunctionProcess process)
    {
        var why = await ErrorText(http);
        if (process.Report(RequestId(http), new Outcome.Failed($"failed: {why}")))
            await Accept(http);
        else
            await RefuseId(http);
    }

    private static async Task InitError(HttpContext http, FunctionProcess process)
    {
        var why = await ErrorText(http);
        await Accept(http);
        await http.Response.CompleteAsync();
        await process.FailStart($"failed to start: {why}");
    }

    /// <summary><c>{"errorMessage", "errorType", "stackTrace"}</c> as one line.</summary>
    private static async Task<string> ErrorText(HttpContext http)
    {
        try
        {
            using var json = JsonDocument.Parse(await LimitedBody.Read(http.Request, PendingEvent.MaxBytes) ?? []);
            return $"{Text("errorType")}: {Text("errorMessage")}";

            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        }
    }

    private static string RequestId(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static Task Accept(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        return http.Response.WriteAsJsonAsync(new { status = "OK" });
    }

    private static Task RefuseId(HttpContext http) =>
        Refuse(http, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");

    private static Task Refuse(HttpContext http, int status, string errorType, string errorMessage)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { errorMessage, errorType });
    }
}
