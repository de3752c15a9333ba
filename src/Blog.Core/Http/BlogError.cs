using Blog.Core.Values;

namespace Blog.Core.Http;

/// <summary>
/// Everything that a caller can put right, and nothing else. Its status and wording: <see cref="Problem"/>.
/// </summary>
public abstract record BlogError
{
    private BlogError() { }

    /// <summary>The request cannot be read; the detail is a sentence for people.</summary>
    public sealed record Malformed(string Detail) : BlogError;

    /// <summary>The request was read and breaks rules: all of them, in the order of the fields, path first.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : BlogError;

    /// <summary>No route of the API: a gateway that lets every path through.</summary>
    public sealed record RouteNotFound : BlogError;

    /// <summary>The path has routes, by other methods; a gateway that lets every method through.</summary>
    public sealed record MethodNotAllowed(IReadOnlyList<string> Allowed) : BlogError;

    /// <summary>A request body of more than <see cref="JsonBody.MaxBytes"/>.</summary>
    public sealed record PayloadTooLarge : BlogError;

    /// <summary>A request body that says it is something else than JSON in UTF-8.</summary>
    public sealed record UnsupportedMediaType : BlogError;

    /// <summary>What the store said, which knows nothing of HTTP.</summary>
    public sealed record OfStore(StoreError Error) : BlogError;
}
