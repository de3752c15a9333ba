using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Core;
using Blog.Core.Http;

namespace Blog.OpenApi;

/// <summary>
/// The JSON contracts of the wire records. The functions read and write the same by hand (docs/adr/0014).
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(PostDraft))]
[JsonSerializable(typeof(PostEnvelope))]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class WireJson : JsonSerializerContext
{
    internal static WireJson In => Default;

    internal static WireJson Out { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = MinimalJsonEncoder.Instance,
    });
}
