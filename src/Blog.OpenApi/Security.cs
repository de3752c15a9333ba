using Microsoft.OpenApi;

namespace Blog.OpenApi;

/// <summary>Who calls: nobody in particular, the subject of a token, or an AWS principal.</summary>
internal static class Security
{
    private const string Jwt = "jwt";
    private const string Iam = "iam";

    internal static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new(StringComparer.Ordinal)
    {
        [Jwt] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token that the gateway's authorizer takes. Its `iss` and `sub` are the author.",
        },
        [Iam] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Authorization",
            Description = "AWS Signature Version 4, where the gateway asks for it. The principal's id, without its "
                + "session, is the author.",
        },
    };

    /// <summary>Any one of these; the empty one is for nobody.</summary>
    internal static IList<OpenApiSecurityRequirement> Choices(OpenApiDocument document) =>
    [
        new() { [new OpenApiSecuritySchemeReference(Jwt, document)] = [] },
        new() { [new OpenApiSecuritySchemeReference(Iam, document)] = [] },
        [],
    ];
}
