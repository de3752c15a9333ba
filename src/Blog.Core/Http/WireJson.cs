using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Core.Http;

/// <summary>The JSON of requests and replies, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(PostDraft))]
[JsonSerializable(typeof(PostEnvelope))]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(Problem))]
public sealed partial class WireJson : JsonSerializerContext
{
    public static WireJson In => Default;

    public static WireJson Out { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = MinimalJsonEncoder.Instance,
    });
}
