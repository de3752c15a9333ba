using System.Text.Json;

namespace Blog.Cdk;

/// <summary>
/// One JSON line for each request, refused ones included. Nothing that a client can write freely is in it: API Gateway
/// does not escape quotes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
/// </summary>
internal static class AccessLog
{
    /// <summary>
    /// <c>requestId</c> is the functions' <c>apiRequestId</c>, and their log's <c>requestId</c> is
    /// <c>functionRequestId</c>.
    /// </summary>
    private static readonly (string Field, string Variable)[] Common =
    [
        ("time", "$context.requestTime"),
        ("requestId", "$context.requestId"),
        ("functionRequestId", "$context.integration.requestId"),
        ("status", "$context.status"),
        ("latency", "$context.responseLatency"),
        ("integrationLatency", "$context.integrationLatency"),
        ("integrationStatus", "$context.integration.status"),
        ("integrationError", "$context.integration.error"),
        ("errorType", "$context.error.responseType"),
        ("responseBytes", "$context.responseLength"),
        ("sourceIp", "$context.identity.sourceIp"),
        ("callerArn", "$context.identity.userArn"),
    ];

    /// <summary>Of an HTTP API.</summary>
    internal static string HttpFormat { get; } = Format(
        ("route", "$context.routeKey"),
        ("callerSubject", "$context.authorizer.claims.sub"));

    /// <summary>Of a REST API.</summary>
    internal static string RestFormat { get; } = Format(
        ("route", "$context.httpMethod $context.resourcePath"));

    private static string Format(params (string Field, string Variable)[] own) => JsonSerializer.Serialize(
        Common.Concat(own).ToDictionary(pair => pair.Field, pair => pair.Variable, StringComparer.Ordinal));
}
