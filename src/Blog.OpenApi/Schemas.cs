using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Blog.OpenApi;

/// <summary>
/// The schemas of the wire records: the shapes from their JSON contracts, the rest from <see cref="Limits"/>.
/// </summary>
internal static class Schemas
{
    internal const string GatewayAnswer = "GatewayAnswer";

    private static readonly Dictionary<Type, (string Name, string Description)> Components = new()
    {
        [typeof(PostDraft)] = ("PostDraft",
            "What an author writes. Names count in any case, the last of a repeated one is taken; other members are "
            + "ignored."),
        [typeof(PostView)] = ("Post", "A post."),
        [typeof(PostEnvelope)] = ("PostEnvelope", "One post."),
        [typeof(PageView)] = ("PostPage", "Some posts of one blog."),
        [typeof(Problem)] = ("Problem", "An error: RFC 9457."),
        [typeof(FieldFault)] = ("FieldFault", "One broken rule of one field."),
    };

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    internal static Dictionary<string, IOpenApiSchema> All(OpenApiDocument document)
    {
        JsonTypeInfo[] shapes =
        [
            WireJson.In.PostDraft, WireJson.Out.PostView, WireJson.Out.PostEnvelope, WireJson.Out.PageView,
            WireJson.Out.Problem,
            WireJson.Out.FieldFault,
        ];
        var schemas = shapes.ToDictionary(
            shape => Components[shape.Type].Name,
            shape => Read(shape.GetJsonSchemaAsNode(Exporter), document),
            StringComparer.Ordinal);
        schemas[GatewayAnswer] = Read(OfGatewayAnswer(), document);
        return schemas;
    }

    internal static IOpenApiSchema Read(JsonNode schema, OpenApiDocument document)
    {
        var read = OpenApiModelFactory.Parse<OpenApiSchema>(
            schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var diagnostic);
        return read is not null && diagnostic.Errors.Count == 0
            ? read
            : throw new InvalidOperationException(
                $"{string.Join(" ", diagnostic.Errors)} in the schema {schema.ToJsonString()}");
    }

    internal static string NameOf<T>() => Components[typeof(T)].Name;

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var isComponent = Components.TryGetValue(context.TypeInfo.Type, out var component);
        if (isComponent && !context.Path.IsEmpty)
            return new JsonObject { ["$ref"] = $"#/components/schemas/{component.Name}" };

        var described = WithoutNull(schema.AsObject());
        if (isComponent)
            Complete(described, component.Description, context.TypeInfo);
        if (context.PropertyInfo is { } member)
            foreach (var (keyword, value) in Limits.Of(member.DeclaringType, member.Name))
                described[keyword] = value?.DeepClone();
        return described;
    }

    /// <summary>The API writes no nulls, and takes a null for an absent member.</summary>
    private static JsonObject WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        return schema;
    }

    /// <summary>A member that may be null is left out where it is.</summary>
    private static void Complete(JsonObject schema, string description, JsonTypeInfo shape)
    {
        schema["description"] = description;
        if (shape.Options.DefaultIgnoreCondition is not JsonIgnoreCondition.WhenWritingNull)
            return;
        var optional = shape.Properties.Where(member => member.IsGetNullable)
            .Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        schema["required"]?.AsArray().RemoveAll(name => optional.Contains(name!.GetValue<string>()));
    }

    private static JsonObject OfGatewayAnswer() => new()
    {
        ["description"] = "An answer that API Gateway gives by itself.",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["message"] = new JsonObject { ["description"] = "A few words for people.", ["type"] = "string" },
        },
        ["required"] = new JsonArray("message"),
    };
}

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
