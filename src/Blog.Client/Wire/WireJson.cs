using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Client.Wire;

/// <summary>
/// The JSON that more than one call has, generated at build time; what one call alone reads stands beside it. Unknown
/// members are ignored.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PostDraft))]
[JsonSerializable(typeof(WireEnvelope))]
[JsonSerializable(typeof(WireProblem))]
internal sealed partial class WireJson : JsonSerializerContext
{
    public static WireJson In => Default;

    /// <summary>
    /// Escapes as little as it can: with the default's six bytes for each <c>&lt;</c>, a valid body would outgrow the
    /// 1 MiB that the API takes.
    /// </summary>
    public static WireJson Out { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
