namespace Blog.Local.Authorizers;

/// <summary>The <c>Authorization</c> header of a signed request.</summary>
/// <param name="Date">As <c>yyyyMMdd</c>.</param>
/// <param name="Headers">The names of what is signed, in lower case and in their order.</param>
/// <param name="Signature">64 hexadecimal digits in lower case.</param>
internal sealed record RequestSignature(
    string AccessKey, string Date, string Region, string Service, string[] Headers, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    /// <summary>Null for another algorithm, and where a part is missing.</summary>
    public static RequestSignature? Parse(string authorization)
    {
        if (!authorization.StartsWith(Algorithm, StringComparison.Ordinal))
            return null;
        var parts = authorization[Algorithm.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        return parts["Credential"].FirstOrDefault()?.Split('/')
                is [var key, var date, var region, var service, "aws4_request"]
            && parts["SignedHeaders"].FirstOrDefault() is { Length: > 0 } headers
            && parts["Signature"].FirstOrDefault() is { Length: 64 } signature
                ? new(key, date, region, service, headers.Split(';'), signature)
                : null;
    }
}
