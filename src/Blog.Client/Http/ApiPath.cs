using System.Globalization;

namespace Blog.Client.Http;

/// <summary>The addresses below the base address.</summary>
internal static class ApiPath
{
    /// <exception cref="ArgumentException">The id is blank or cannot stand in a path.</exception>
    public static string Posts(string blogId) => $"/v1/{Segment(blogId, nameof(blogId))}/posts";

    /// <exception cref="ArgumentException">An id is blank or cannot stand in a path.</exception>
    public static string Post(string blogId, string postId) => $"{Posts(blogId)}/{Segment(postId, nameof(postId))}";

    /// <exception cref="ArgumentException">The id is blank or cannot stand in a path.</exception>
    public static string Posts(string blogId, int? limit, string? paginationToken) =>
        Posts(blogId) + (limit, paginationToken) switch
        {
            (null, null) => "",
            (_, null) => $"?limit={Text(limit)}",
            (null, _) => $"?paginationToken={Uri.EscapeDataString(paginationToken)}",
            _ => $"?limit={Text(limit)}&paginationToken={Uri.EscapeDataString(paginationToken)}",
        };

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A path without the segment, or one level up, would be another route: these never leave.</summary>
    private static string Segment(string id, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, parameter);
        return id is "." or ".."
            ? throw new ArgumentException($"'{id}' cannot stand in a path.", parameter)
            : Uri.EscapeDataString(id);
    }
}
