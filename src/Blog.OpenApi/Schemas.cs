using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Blog.OpenApi;

/// <summary>
/// The schemas of the wire records: the shapes from their JSON contracts, the rest from <see cref="WireRecord"/>.
/// </summary>
internal static class Schemas
{
    internal const string GatewayAnswer = "GatewayAnswer";

    private static readonly Dictionary<Type, WireRecord> Components =
        Records.Shared.Concat(Operations.OwnRecords).ToDictionary(record => record.Type);

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    internal static Dictionary<string, IOpenApiSchema> All(OpenApiDocument document)
    {
        var schemas = Components.Values.ToDictionary(
            record => record.Name,
            record => Read(ShapeOf(record).GetJsonSchemaAsNode(Exporter), document),
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

    private static JsonTypeInfo ShapeOf(WireRecord record) =>
        (record.IsRequest ? WireJson.In : WireJson.Out).GetTypeInfo(record.Type);

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var record = Components.GetValueOrDefault(context.TypeInfo.Type);
        if (record is not null && !context.Path.IsEmpty)
            return new JsonObject { ["$ref"] = $"#/components/schemas/{record.Name}" };

        var described = WithoutNull(schema.AsObject());
        if (record is not null)
            Complete(described, record.Description, context.TypeInfo);
        if (context.PropertyInfo is { } member)
            foreach (var (keyword, value) in LimitsOf(member))
                described[keyword] = value?.DeepClone();
        return described;
    }

    private static JsonObject LimitsOf(JsonPropertyInfo member) =>
        Components[member.DeclaringType].Members.TryGetValue(member.Name, out var limits) ? limits() : [];

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
