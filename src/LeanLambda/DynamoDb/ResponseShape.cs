using System.Text.Json;

namespace LeanLambda.DynamoDb;

/// <summary>
/// Whether each list and map of a response is one. The SDK's unmarshallers do not ask: of anything else in a list's
/// place they make elements without end, and of a number in a map's place an empty map.
/// </summary>
internal static class ResponseShape
{
    /// <summary>Values nest 32 deep, by two levels of JSON each; of deeper text, the reader says so.</summary>
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 128 };

    private delegate bool Shape(ref Utf8JsonReader json);

    /// <summary>
    /// Throws <see cref="JsonException"/> for another shape. Text that ends too early, or is no JSON, is for the
    /// unmarshaller to refuse, which takes an error's code from what stands before.
    /// </summary>
    /// <param name="isTransaction">Where it reports consumed capacity, it does so by lists.</param>
    internal static void Check(ReadOnlySpan<byte> body, bool isTransaction)
    {
        var json = new Utf8JsonReader(body, Deep);
        if (!IsRight(ref json, isTransaction))
            throw new JsonException($"It has another shape than such a response, before byte {json.BytesConsumed}.");
    }

    private static bool IsRight(ref Utf8JsonReader json, bool isTransaction)
    {
        try
        {
            json.Read();
            return isTransaction ? Transaction(ref json) : Result(ref json);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool Result(ref Utf8JsonReader json) => Members(ref json, static (ref Utf8JsonReader json) =>
        Is(json, "Item"u8) || Is(json, "Attributes"u8) || Is(json, "LastEvaluatedKey"u8) ? Next(ref json, Map)
        : Is(json, "Items"u8) ? Next(ref json, static (ref Utf8JsonReader json) => Elements(ref json, Map))
        : Is(json, "CancellationReasons"u8) ? Next(ref json, Results)
        : Is(json, "ConsumedCapacity"u8) ? Next(ref json, Object)
        : Is(json, "ItemCollectionMetrics"u8) ? Next(ref json, Metrics)
        : Next(ref json, Anything));

    private static bool Transaction(ref Utf8JsonReader json) => Members(ref json, static (ref Utf8JsonReader json) =>
        Is(json, "ConsumedCapacity"u8) ? Next(ref json, static (ref Utf8JsonReader json) => Elements(ref json, Object))
        : Is(json, "ItemCollectionMetrics"u8) ? Next(ref json, MetricsOfTables)
        : Is(json, "CancellationReasons"u8) ? Next(ref json, Results)
        : Next(ref json, Anything));

    private static bool Results(ref Utf8JsonReader json) => Elements(ref json, Result);

    private static bool MetricsOfTables(ref Utf8JsonReader json) =>
        Members(ref json, static (ref Utf8JsonReader json) => Next(ref json, MetricsList));

    private static bool MetricsList(ref Utf8JsonReader json) => Elements(ref json, Metrics);

    private static bool Metrics(ref Utf8JsonReader json) => Members(ref json, static (ref Utf8JsonReader json) =>
        Is(json, "ItemCollectionKey"u8) ? Next(ref json, Map)
        : Is(json, "SizeEstimateRangeGB"u8) ? Next(ref json, List)
        : Next(ref json, Anything));

    /// <summary>Attributes by their names, which are the caller's.</summary>
    private static bool Map(ref Utf8JsonReader json) =>
        Members(ref json, static (ref Utf8JsonReader json) => Next(ref json, Value));

    private static bool Value(ref Utf8JsonReader json) => Members(ref json, static (ref Utf8JsonReader json) =>
        Is(json, "M"u8) ? Next(ref json, Map)
        : Is(json, "L"u8) ? Next(ref json, static (ref Utf8JsonReader json) => Elements(ref json, Value))
        : Is(json, "SS"u8) || Is(json, "NS"u8) || Is(json, "BS"u8) ? Next(ref json, List)
        : Next(ref json, Anything));

    private static bool Object(ref Utf8JsonReader json) =>
        Members(ref json, static (ref Utf8JsonReader json) => Next(ref json, Anything));

    private static bool List(ref Utf8JsonReader json) => Elements(ref json, Anything);

    private static bool Anything(ref Utf8JsonReader json)
    {
        json.Skip();
        return true;
    }

    private static bool Is(Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name);

    private static bool Next(ref Utf8JsonReader json, Shape shape)
    {
        json.Read();
        return shape(ref json);
    }

    /// <summary>An object with such members, or null.</summary>
    private static bool Members(ref Utf8JsonReader json, Shape member)
    {
        if (json.TokenType is JsonTokenType.Null) return true;
        if (json.TokenType is not JsonTokenType.StartObject) return false;
        while (json.Read() && json.TokenType is not JsonTokenType.EndObject)
            if (!member(ref json)) return false;
        return true;
    }

    /// <summary>A list of such elements, or null.</summary>
    private static bool Elements(ref Utf8JsonReader json, Shape element)
    {
        if (json.TokenType is JsonTokenType.Null) return true;
        if (json.TokenType is not JsonTokenType.StartArray) return false;
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            if (!element(ref json)) return false;
        return true;
    }
}
