using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Core;
using Blog.Core.Http;

namespace Blog.OpenApi;

/// <summary>
/// The JSON contracts of the wire records, for schemas and examples. The functions have no contracts of what they write
/// (docs/adr/0014); a property test compares the two.
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
