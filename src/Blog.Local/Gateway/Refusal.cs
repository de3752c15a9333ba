namespace Blog.Local.Gateway;

/// <summary>An answer that API Gateway gives by itself: a status and <c>{"message": ...}</c>, by kind of API.</summary>
/// <remarks>
/// REST: docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html, and for Lambda
/// docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html.
/// </remarks>
internal sealed record Refusal(int HttpStatus, string HttpMessage, int RestStatus, string RestMessage)
{
    public static readonly Refusal NoRoute = new(404, "Not Found", 403, "Missing Authentication Token");
    public static readonly Refusal Unauthorized = new(401, "Unauthorized", 401, "Unauthorized");
    /// <summary>
    /// A signature is asked for and there is none; a REST API says then what it says of an unknown route.
    /// </summary>
    public static readonly Refusal Unsigned = new(403, "Forbidden", 403, "Missing Authentication Token");
    public static readonly Refusal TooLarge = new(413, "Request Entity Too Large", 413, "Request Too Long");
    public static readonly Refusal Timeout = new(503, "Service Unavailable", 504, "Endpoint request timed out");
    public static readonly Refusal Throttled = new(503, "Service Unavailable", 500, "Internal server error");
    public static readonly Refusal FunctionFault = new(500, "Internal Server Error", 502, "Internal server error");

    public GatewayResponse ToResponse(PayloadVersion version) =>
        version is PayloadVersion.HttpApi
            ? GatewayResponse.Json(HttpStatus, $$"""{"message":"{{HttpMessage}}"}""")
            : GatewayResponse.Json(RestStatus, $$"""{"message": "{{RestMessage}}"}""");
}
