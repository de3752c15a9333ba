using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Blog.Core.Http;

namespace Blog.OpenApi;

/// <summary>
/// The JSON contracts of the wire records, for schemas and examples. The functions have no contracts of what they write
/// (docs/adr/0014); a property test compares the two. This program is not compiled ahead of time: it finds the members
/// of any record by reflection.
/// </summary>
internal static class WireJson
{
    internal static JsonSerializerOptions In { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
    };

    internal static JsonSerializerOptions Out { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = MinimalJsonEncoder.Instance,
    };
}
