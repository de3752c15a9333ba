using System.Text.Json.Serialization;

namespace Blog.Core.Http;

/// <summary>The records that callers send, as JSON.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(PostDraft))]
internal sealed partial class JsonIn : JsonSerializerContext;
