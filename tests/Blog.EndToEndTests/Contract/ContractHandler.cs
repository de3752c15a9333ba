using System.Text.Json;
using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Contract;

/// <summary>A request or an answer, and docs/openapi.json, do not agree.</summary>
internal sealed class ContractViolationException(string message) : Exception(message);

/// <summary>
/// Sends a request through prism, and judges: what the document refuses, the API must refuse; what the API refuses for
/// a reason that a schema can say, the document must have refused; an answer must be as the document says.
/// </summary>
/// <param name="gateway">The API itself, for requests that prism does not let through.</param>
/// <param name="witness">A prism that lets them through, to judge what the API answers to them.</param>
internal sealed class ContractHandler(Uri gateway, Uri witness)
    : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    /// <summary>
    /// What JSON Schema cannot say, or prism does not look at: bytes of UTF-8, a token's checksum, and the form of a
    /// number in a query, where prism takes <c>1.0</c>, <c>+1</c> and an empty text as well.
    /// </summary>
    private static readonly string[] Unsayable =
        ["body: too_long", "paginationToken: invalid_token", "limit: not_a_number"];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var copy = await Copy(request, gateway, cancellationToken);
        // To prism a body without a media type is text; the document has no word for it.
        if (request.Content is { Headers.ContentType: null } content && !content.Headers.Contains("Content-Type"))
            return await base.SendAsync(copy, cancellationToken);

        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answer = await Answer.From(request.RequestUri!.PathAndQuery, response);
        CheckAnswer(request.Method, answer);
        if (IsFromGateway(answer))
        {
            await CheckRefusal(copy, answer, cancellationToken);
            copy.Dispose();
            return response;
        }

        response.Dispose();
        return await SendPastPrism(copy, answer, cancellationToken);
    }

    private static bool IsFromGateway(Answer answer) => answer.Headers.ContainsKey("apigw-requestid");

    private async Task<HttpResponseMessage> SendPastPrism(
        HttpRequestMessage request,
        Answer refusal,
        CancellationToken cancellationToken)
    {
        using var again = await Copy(request, witness, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is < 400 or > 499)
            throw new ContractViolationException(
                $"The document refuses what the API answers with {(int)response.StatusCode}: "
                + $"{refusal.Text}\n{request.Method} {refusal.Path}");
        await AskWitness(again, cancellationToken);
        return response;
    }

    /// <summary>
    /// What is wrong with the request is known. A body that prism cannot read it answers by itself: no judgement then.
    /// </summary>
    private async Task AskWitness(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await base.SendAsync(request, cancellationToken);
        var answer = await Answer.From(request.RequestUri!.PathAndQuery, response);
        if (IsFromGateway(answer))
            CheckAnswer(request.Method, answer);
    }

    /// <summary>Prism lists violations as <c>[{"location": ["response", "body", ...], "message": ...}]</c>.</summary>
    private static void CheckAnswer(HttpMethod method, Answer answer)
    {
        if (!answer.Headers.TryGetValue("sl-violations", out var violations))
            return;
        using var list = JsonDocument.Parse(violations);
        if (list.RootElement.EnumerateArray().Any(each => each.GetProperty("location")[0].GetString() == "response"))
            throw new ContractViolationException(
                $"The answer is not as the document says: {violations}\n{method} {answer}");
    }

    private static async Task CheckRefusal(
        HttpRequestMessage request,
        Answer answer,
        CancellationToken cancellationToken)
    {
        if (answer.Status is not 400
            && !(answer.Status is 415 && request.Content!.Headers.ContentType?.CharSet is null))
            return;
        var problem = Wire.Read<WireProblem>(answer.Body);
        var sayable = problem.Errors is { } errors
            ? errors.Select(error => $"{error.Field}: {error.Code}").Except(Unsayable, StringComparer.Ordinal).ToList()
            : IsDraft(await request.Content!.ReadAsByteArrayAsync(cancellationToken), problem.Detail) ? []
            : [problem.Detail];
        if (sayable.Count > 0)
            throw new ContractViolationException(
                $"The document takes what the API refuses for {string.Join(", ", sayable)}: {request.Method} {answer}");
    }

    /// <summary>
    /// Whether the body has a draft's shape, so that what is wrong with it is in its text alone: half of a surrogate
    /// pair, or a member that is nested too deep.
    /// </summary>
    private static bool IsDraft(byte[] body, string detail)
    {
        if (!detail.StartsWith("The body is not JSON of the expected shape", StringComparison.Ordinal))
            return false;
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return IsText(json.RootElement.GetProperty("title")) && IsText(json.RootElement.GetProperty("body"));

        static bool IsText(JsonElement member) => member.ValueKind is JsonValueKind.String;
    }

    private static async Task<HttpRequestMessage> Copy(
        HttpRequestMessage request,
        Uri to,
        CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, new Uri(to, request.RequestUri!.PathAndQuery));
        foreach (var (name, values) in request.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            foreach (var (name, values) in content.Headers)
                copy.Content.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }
}
