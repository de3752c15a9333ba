using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Blog.Bench.Reporting;

/// <summary>A run as JSON: a line for each sample, numbers to a thousandth.</summary>
internal static class SavedRunFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new Thousandths() },
        RespectRequiredConstructorParameters = true, // so that a run of an older bench is told as none
    };

    internal static void Write(string file, SavedRun run)
    {
        var members = JsonSerializer.SerializeToNode(run, Json)!.AsObject()
            .Select(member =>
                $"\"{member.Key}\": {(member.Value is JsonArray array ? Lines(array) : member.Value!.ToJsonString())}");
        File.WriteAllText(file, $"{{\n{string.Join(",\n", members)}\n}}\n");
    }

    internal static SavedRun Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SavedRun>(File.ReadAllText(file), Json)!;
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            throw new BenchException(
                $"There is no saved run to report in {file}: measure one first. ({problem.Message})");
        }
    }

    private static string Lines(JsonArray array) =>
        array.Count == 0 ? "[]" : $"[\n{string.Join(",\n", array.Select(item => item!.ToJsonString()))}\n]";

    private sealed class Thousandths : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value, 3));
    }
}
