using Blog.Core;
using LanguageExt;

namespace Blog.Cdk.Settings;

internal enum ApiKind
{
    /// <summary>An HTTP API, payload 2.0.</summary>
    Http,

    /// <summary>A REST API, payload 1.0.</summary>
    Rest,
}

/// <param name="CorsOrigins">The origins whose pages may read answers; <c>*</c> alone means all; none where it is
/// empty.</param>
/// <param name="ThrottleRate">Requests a second, over all routes.</param>
/// <param name="ThrottleBurst">Requests at once, over all routes.</param>
internal sealed record ApiSettings(
    ApiKind Kind,
    Access Writers,
    Access Readers,
    IReadOnlyList<string> CorsOrigins,
    int ThrottleRate,
    int ThrottleBurst)
{
    internal static bool IsRead(Route route) => route.Method == "GET";

    internal Access AccessTo(Route route) => IsRead(route) ? Readers : Writers;

    internal static Either<SettingFault, ApiSettings> From(Context context) =>
        from kind in context.OneOf("api", ("http", ApiKind.Http), ("rest", ApiKind.Rest))
        from writers in Access.From(context, "writers")
        from readers in Access.From(context, "readers")
        from origins in OriginsFrom(context)
        from rate in context.Number("throttleRate", least: 1)
        from burst in context.Number("throttleBurst", least: 1)
        from possible in kind is ApiKind.Rest && (writers is Access.Jwt || readers is Access.Jwt)
            ? Context.Fault<ApiKind>(
                "api",
                "rest",
                "http where writers or readers are jwt: a REST API has no authorizer for JWTs of its own")
            : kind
        select new ApiSettings(possible, writers, readers, origins, rate, burst);

    private static Either<SettingFault, string[]> OriginsFrom(Context context) =>
        from origins in context.List(
            "corsOrigins",
            IsOrigin,
            "origins such as https://www.example.com, with commas between them, or * alone")
        from possible in origins.Contains("*") && origins.Length > 1
            ? Context.Fault<string[]>(
                "corsOrigins",
                string.Join(',', origins),
                "* alone or a list of origins, not both")
            : origins
        select possible;

    /// <summary>
    /// As a browser writes it: a scheme, a host and a port that is not the scheme's own (RFC 6454, 6.2).
    /// </summary>
    private static bool IsOrigin(string text) => text == "*" ||
        (Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetLeftPart(UriPartial.Authority) == text);
}
