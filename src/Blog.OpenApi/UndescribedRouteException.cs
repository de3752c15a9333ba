using Blog.Core;

namespace Blog.OpenApi;

/// <summary>
/// A route of the table that no operation describes. The message is one line that says what to do about it.
/// </summary>
public sealed class UndescribedRouteException(Route route)
    : Exception($"The route {route.Name} has no description: give it one in src/Blog.OpenApi/Operations.cs.");
