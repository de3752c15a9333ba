using LeanLambda.Http;

namespace LeanLambda;

/// <summary>
/// A client of the Lambda Runtime API, 2018-06-01. Throws <see cref="RuntimeApiException"/> if the API is gone, or
/// responds with status 500, which asks the process to end.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly HttpChannel channel;
    private readonly string root;
    private readonly HttpRequest next;

    private RuntimeApi(Uri server)
    {
        channel = new(server);
        root = server.AbsolutePath.TrimEnd('/') + "/2018-06-01/runtime/";
        next = new("GET", root + "invocation/next", []);
    }

    /// <param name="address">Host and port, as AWS_LAMBDA_RUNTIME_API has them; a path behind them is kept.</param>
    internal static RuntimeApi At(string address) =>
        Uri.TryCreate($"http://{address}", UriKind.Absolute, out var server)
            ? new(server)
            : throw new RuntimeApiException("It must be a host and a port.");

    /// <summary>Waits for the next event, be it hours.</summary>
    internal LambdaEvent Next()
    {
        var response = Send(next);
        if (response.Status != 200) throw RuntimeApiException.From(response.Status);
        return LambdaEvent.From(response, DateTimeOffset.UtcNow);
    }

    /// <summary>
    /// Gives the API the function's response. If it refuses that, as too large for one, this is why; a response that
    /// comes after its invocation has timed out (status 410) is nobody's, and no error.
    /// </summary>
    internal ResponseRefusedException? Respond(LambdaEvent @event, ReadOnlyMemory<byte> payload)
    {
        var status = Post($"{PathOf(@event)}/response", Echo(@event), payload);
        return status is (>= 200 and < 300) or 410 ? null : new(status);
    }

    /// <summary>Reports an error of the function. If the API refuses the report, nothing is left to do.</summary>
    internal void Fail(LambdaEvent @event, Exception error) =>
        Post($"{PathOf(@event)}/error", [ErrorType(error), .. Echo(@event)], ErrorReport.From(error).ToJson());

    /// <summary>Reports that the function cannot start.</summary>
    internal void FailInit(Exception error) => Post("init/error", [ErrorType(error)], ErrorReport.From(error).ToJson());

    public void Dispose() => channel.Dispose();

    private static string PathOf(LambdaEvent @event) => $"invocation/{@event.Invocation.RequestId}";

    private int Post(string path, List<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        var status = Send(new("POST", root + path, headers, body)).Status;
        return status == 500 ? throw RuntimeApiException.From(status) : status;
    }

    private HttpResponse Send(HttpRequest request)
    {
        try
        {
            return channel.Send(request, CancellationToken.None);
        }
        catch (Exception gone) when (gone is HttpRequestException or FormatException)
        {
            throw new RuntimeApiException(gone.Message, gone);
        }
    }

    private static List<KeyValuePair<string, string>> Echo(LambdaEvent @event) =>
        @event.InvocationId.Length > 0 ? [new("Lambda-Runtime-Invocation-Id", @event.InvocationId)] : [];

    /// <summary>The type's name in ASCII, which a header needs.</summary>
    private static KeyValuePair<string, string> ErrorType(Exception error) => new(
        "Lambda-Runtime-Function-Error-Type",
        "Runtime." + string.Concat(error.GetType().Name.Select(letter => char.IsAscii(letter) ? letter : '_')));
}
