using System.Globalization;
using System.Security.Cryptography;

namespace Blog.Local.Lambda;

/// <summary>AWS X-Ray's trace header: <c>Root=1-{8 hex: seconds}-{24 hex};Parent={16 hex};Sampled=0|1</c>.</summary>
internal static class TraceId
{
    /// <summary>The root alone, as API Gateway sends it on in <c>x-amzn-trace-id</c>.</summary>
    public static string NewRoot(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"Root=1-{now.ToUnixTimeSeconds():x8}-{RandomNumberGenerator.GetHexString(24, true)}");

    /// <summary>The whole, as Lambda hands it to the function.</summary>
    public static string From(string root) => $"{root};Parent={RandomNumberGenerator.GetHexString(16, true)};Sampled=0";
}
