using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Blog.Local.Authorizers;
using Blog.Local.Lambda;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Local.Gateway;

/// <summary>One request through the gateway: route, authorize, invoke, answer, and a line about it.</summary>
/// <param name="log">Gets one line for each request.</param>
internal sealed class ApiGateway(LambdaCloud functions, Authorizer authorizer, Options options, Action<string> log)
{
    /// <summary>API Gateway's limit of a request's headers: 10,240 bytes.</summary>
    public const int MaxHeaderBytes = 10_240;

    /// <summary>API Gateway's limit of a request's body: 10 MB.</summary>
    private const int MaxBodyBytes = 10 * 1024 * 1024;

    public async Task Handle(HttpContext http)
    {
        var clock = Stopwatch.StartNew();
        var id = NewId();
        var (path, query) = Target(http);
        var (response, start) = await Answer(http, id, path, query);
        http.Response.Headers[options.Payload is PayloadVersion.HttpApi ? "apigw-requestid" : "x-amzn-requestid"] = id;
        log($"{http.Request.Method} {path} {response.Status} {clock.ElapsedMilliseconds} ms {start}");
        await Write(http.Response, response);
    }

    private async Task<(GatewayResponse Response, string Start)> Answer(
        HttpContext http,
        string id,
        string path,
        string query)
    {
        var body = await LimitedBody.Read(http.Request, MaxBodyBytes);
        if (body is null)
            return (Refuse(Refusal.TooLarge), "-");
        if (WithinStage(path) is not { } inner || RouteMatch.Find(http.Request.Method, inner) is not { } match)
            return (Refuse(Refusal.NoRoute), "-");
        return await authorizer.Find(match.Route, http, body) switch
        {
            CallerIdentity.Refused(var refusal) => (Refuse(refusal), "-"),
            var caller => await Invoke(Request(http, id, inner, query, match, caller, body)),
        };
    }

    /// <summary>The path without the stage in front, or null where another stands there.</summary>
    private string? WithinStage(string path) =>
        options.Stage is null ? path
        : path.StartsWith($"/{options.Stage}/", StringComparison.Ordinal) ? path[(options.Stage.Length + 1)..]
        : null;

    private async Task<(GatewayResponse Response, string Start)> Invoke(GatewayRequest request)
    {
        var @event = options.Payload is PayloadVersion.HttpApi
            ? HttpApiEvent.From(request)
            : RestApiEvent.From(request);
        if (@event.Length > PendingEvent.MaxBytes)
            return (Refuse(Refusal.TooLarge), "-");
        try
        {
            var (outcome, cold) = await functions.Invoke(request.Route, request.TraceRoot, @event)
                .WaitAsync(options.Timeout);
            return outcome switch
            {
                Outcome.Answered(var payload) =>
                    (GatewayResponse.Parse(payload, options.Payload) ?? Malformed(), Start(cold)),
                Outcome.Throttled => (Refuse(Refusal.Throttled), "-"),
                _ => (Refuse(Refusal.FunctionFault), Start(cold)),
            };
        }
        catch (TimeoutException)
        {
            return (Refuse(Refusal.Timeout), "-");
        }

        static string Start(bool cold) => cold ? "cold" : "warm";
    }

    private GatewayResponse Malformed() => Refuse(Refusal.FunctionFault);

    private GatewayResponse Refuse(Refusal refusal) => refusal.ToResponse(options.Payload);

    private GatewayRequest Request(
        HttpContext http, string id, string path, string query, RouteMatch match, CallerIdentity caller, byte[] body)
    {
        var (now, sourceIp) =
            (DateTimeOffset.UtcNow, (http.Connection.RemoteIpAddress ?? IPAddress.Loopback).ToString());
        var trace = TraceId.NewRoot(now);
        return new GatewayRequest(
            id,
            now,
            match.Route,
            options.Stage,
            path,
            query,
            http.Request.Protocol,
            sourceIp,
            [.. ForwardedHeaders.From(http.Request, sourceIp, trace)],
            match.Parameters,
            caller,
            trace,
            body);
    }

    /// <summary>The path and the query as they were sent, percent-encoded, without the question mark.</summary>
    private static (string Path, string Query) Target(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.Split('?', 2) is [var path, var query] ? (path, query) : (target, "");
    }

    private static async Task Write(HttpResponse http, GatewayResponse response)
    {
        http.StatusCode = response.Status;
        foreach (var header in response.Headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
            http.Headers[header.Key] = header.Select(each => each.Value).ToArray();
        var hasBody = response.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
        if (hasBody)
            http.ContentLength = response.Body.Length;
        if (hasBody && !HttpMethods.IsHead(http.HttpContext.Request.Method))
            await http.Body.WriteAsync(response.Body);
    }

    /// <summary>As API Gateway makes them: <c>JKJaXmPLvHcESHA=</c>, or a UUID.</summary>
    private string NewId() => options.Payload is PayloadVersion.HttpApi
        ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(11)).Replace('+', '-').Replace('/', '_')
        : Guid.NewGuid().ToString();
}
