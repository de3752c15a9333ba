using System.Text.Json.Nodes;

namespace Blog.OpenApi;

/// <summary>A record on the wire: its schema, and what its type does not say of it.</summary>
/// <param name="Name">Of the schema.</param>
/// <param name="Members">Meaning and limits of each member, by name; none for one that has a schema.</param>
/// <param name="IsRequest">Callers send it; all others are in responses.</param>
internal sealed record WireRecord(
    Type Type,
    string Name,
    string Description,
    Dictionary<string, Func<JsonObject>> Members,
    bool IsRequest = false);
