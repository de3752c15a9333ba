using Blog.Local.Authorizers;

namespace Blog.Local;

/// <summary>The command line of <c>Blog.Local token</c>: whose token to mint, and for whom.</summary>
internal sealed record TokenOptions(string Subject, string Issuer, string Audience, TimeSpan Lifetime)
{
    private static readonly Dictionary<string, Option<TokenOptions>> All = new(StringComparer.Ordinal)
    {
        ["--sub"] = new("a subject", (o, v) => o with { Subject = v }),
        ["--jwt-issuer"] = new(
            JwtOptions.IssuerRule,
            (o, v) => JwtOptions.IsIssuer(v) ? o with { Issuer = v } : null),
        ["--jwt-audience"] = new("an audience", (o, v) => o with { Audience = v }),
        ["--minutes"] = new(
            "1 to 525600",
            (o, v) => CommandLine.Number(v, 1, 525_600) is { } minutes
                ? o with { Lifetime = TimeSpan.FromMinutes(minutes) }
                : null),
    };

    /// <summary>The options, or one line that says what is wrong and what is allowed.</summary>
    public static (TokenOptions? Options, string? Fault) Parse(IReadOnlyList<string> args) =>
        CommandLine.Parse(
            new TokenOptions("", LocalIssuer.Issuer, LocalIssuer.Audience, TimeSpan.FromHours(1)),
            args,
            All,
            new Dictionary<string, Func<TokenOptions, TokenOptions>>()) switch
        {
            ({ Subject: "" }, _) => (null, "Option '--sub' wants a subject; it got nothing."),
            var parsed => parsed,
        };
}
