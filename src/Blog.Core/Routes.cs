using Blog.Core.Http;
using LanguageExt;

namespace Blog.Core;

/// <summary>
/// One route of the API. <paramref name="Name"/> is also the handler setting of the function that serves it.
/// </summary>
/// <param name="Name">Unique, in PascalCase.</param>
/// <param name="Method">The HTTP method, in upper case.</param>
/// <param name="Path">API Gateway's template: each <c>{name}</c> is one path segment.</param>
public sealed record Route(string Name, string Method, string Path)
{
    /// <summary>The names in the template.</summary>
    public IReadOnlyList<string> PathNames { get; } =
        [.. Path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))];

    /// <summary>
    /// Lets through a call of this route alone; a gateway need not have sorted calls by path and method before, and may
    /// be set up to send another route's.
    /// Errors: <see cref="BlogError.RouteNotFound"/>, <see cref="BlogError.MethodNotAllowed"/>.
    /// </summary>
    public Either<BlogError, HttpCall> Admit(HttpCall call) =>
        !IsOfThisPath(call) ? new BlogError.RouteNotFound()
        : call.Method == Method ? call
        : new BlogError.MethodNotAllowed([
            .. Routes.All.Where(route => route.Path == Path).Select(route => route.Method),
        ]);

    /// <summary>No two templates of the API have the same names.</summary>
    private bool IsOfThisPath(HttpCall call) =>
        call.PathValues.Count == PathNames.Count && PathNames.All(call.PathValues.ContainsKey);
}

/// <summary>
/// The only list of routes: functions, local gateway, stack and OpenAPI document are all built from it.
/// </summary>
public static class Routes
{
    private const string Posts = "/v1/{blogId}/posts";
    private const string Post = Posts + "/{postId}";

    public static readonly Route CreatePost = new("CreatePost", "POST", Posts);
    public static readonly Route ListPosts = new("ListPosts", "GET", Posts);
    public static readonly Route GetPost = new("GetPost", "GET", Post);
    public static readonly Route UpdatePost = new("UpdatePost", "PUT", Post);
    public static readonly Route DeletePost = new("DeletePost", "DELETE", Post);

    public static IReadOnlyList<Route> All { get; } = [CreatePost, ListPosts, GetPost, UpdatePost, DeletePost];
}
