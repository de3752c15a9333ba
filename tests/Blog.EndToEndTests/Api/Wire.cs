using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.EndToEndTests.Api;

/// <summary>A post as the contract has it: these members and no others.</summary>
public sealed record WirePost(
    string BlogId,
    string PostId,
    string Title,
    string Body,
    string Author,
    long Version,
    string CreatedAt,
    string UpdatedAt);

public sealed record WireEnvelope(WirePost Post);

public sealed record WirePage(IReadOnlyList<WirePost> Items, string? PaginationToken = null);

public sealed record WireProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string ErrorCode,
    string RequestId,
    IReadOnlyList<WireFault>? Errors = null);

public sealed record WireFault(string Field, string Code, string Message);

internal static class Wire
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Fails for a member that is missing, unknown, twice there, or in another case.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Strict)!;

    public static byte[] Draft(string? title, string? body) =>
        JsonSerializer.SerializeToUtf8Bytes(new { title, body }, Strict);
}
