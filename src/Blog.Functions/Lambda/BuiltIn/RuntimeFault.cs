using System.Text.Json.Serialization;

namespace Blog.Functions.Lambda;

/// <summary>An error report to the Runtime API.</summary>
internal sealed record RuntimeFault(string ErrorMessage, string ErrorType, IReadOnlyList<string> StackTrace)
{
    internal static RuntimeFault From(Exception fault) => new(
        fault.Message,
        fault.GetType().Name,
        fault.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RuntimeFault))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
