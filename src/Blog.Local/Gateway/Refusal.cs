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
    public static readonly Refusal NoToken = Unauthorized with { Challenge = "Bearer" };

    /// <summary>
    /// A signature is asked for and there is none; a REST API says then what it says of an unknown route.
    /// </summary>
    public static readonly Refusal Unsigned = Forbidden("Missing Authentication Token");
    public static readonly Refusal IncompleteSignature = Forbidden(
        "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters.");
    public static readonly Refusal UnknownKey = Forbidden("The security token included in the request is invalid.");
    public static readonly Refusal SignatureOutOfTime = Forbidden("Signature expired or not yet current.");
    public static readonly Refusal BadSignature = Forbidden(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        + "Key and signing method. Consult the service documentation for details.");

    public static readonly Refusal TooLarge = new(413, "Request Entity Too Large", 413, "Request Too Long");
    public static readonly Refusal Timeout = new(503, "Service Unavailable", 504, "Endpoint request timed out");
    public static readonly Refusal Throttled = new(503, "Service Unavailable", 500, "Internal server error");
    public static readonly Refusal FunctionFault = new(500, "Internal Server Error", 502, "Internal server error");

    /// <summary>The <c>www-authenticate</c> header of a JWT authorizer; null for none.</summary>
    public string? Challenge { get; private init; }

    /// <summary>
    /// A JWT authorizer says why in a header alone
    /// (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html).
    /// </summary>
    public static Refusal BadToken(string reason) => Unauthorized with
    {
        Challenge = $"""Bearer scope="" error="invalid_token" error_description="{reason}" """.TrimEnd(),
    };

    public GatewayResponse ToResponse(PayloadVersion version)
    {
        var response = version is PayloadVersion.HttpApi
            ? GatewayResponse.Json(HttpStatus, $$"""{"message":"{{HttpMessage}}"}""")
            : GatewayResponse.Json(RestStatus, $$"""{"message": "{{RestMessage}}"}""");
        return Challenge is null
            ? response
            : response with { Headers = [.. response.Headers, ("www-authenticate", Challenge)] };
    }

    /// <summary>An HTTP API says no more than that.</summary>
    private static Refusal Forbidden(string restMessage) => new(403, "Forbidden", 403, restMessage);
}
