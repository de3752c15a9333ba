using System.Text.Json.Serialization;

namespace Blog.Core.Http;

/// <summary>The records that callers get, as JSON. A member that is null is left out.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PostEnvelope))]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(Problem))]
public sealed partial class JsonOut : JsonSerializerContext;
