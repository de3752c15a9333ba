using Blog.Core.Http;

namespace Blog.OpenApi;

/// <summary>An answer of 4xx or 5xx: the problems of the functions, what the gateway says by itself, or both.</summary>
/// <param name="Name">Of the component.</param>
/// <param name="Problems">By the names of the examples; they share the status.</param>
/// <param name="GatewayMessage">Of API Gateway's own answer, in its own form; null where it gives none.</param>
/// <param name="Headers">By name; see <see cref="Headers"/>.</param>
internal sealed record Failure(
    string Name,
    int Status,
    string Description,
    IReadOnlyList<(string Name, Func<HttpCall, Problem> Of)> Problems,
    string? GatewayMessage = null,
    params IReadOnlyList<string> Headers);
