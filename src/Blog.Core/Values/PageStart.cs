using LanguageExt;
using static Blog.Core.Values.Rule;

namespace Blog.Core.Values;

/// <summary>Where a page of posts starts.</summary>
public abstract record PageStart
{
    private PageStart() { }

    /// <summary>With the newest post of the blog.</summary>
    public sealed record Newest : PageStart;

    /// <summary>Behind the post that the token holds.</summary>
    public sealed record After(PaginationToken Token) : PageStart;

    /// <summary>An absent token means <see cref="Newest"/>. Faults: <c>invalid_token</c>.</summary>
    public static Validation<FieldFault, PageStart> From(string? token) => token is null
        ? Valid<PageStart>(new Newest())
        : PaginationToken.From(token).Map<PageStart>(read => new After(read));
}
