using System.Net.Mime;

namespace Blog.Local.Docs;

/// <summary>
/// The API's description at <c>/openapi.json</c>, and at <c>/docs</c> a page to read it and to try the running API.
/// </summary>
internal static class DocsPage
{
    /// <summary>Of the page; what it is made of lies below.</summary>
    public const string Path = "/docs";

    private const string DescriptionPath = "/openapi.json";

    // Nothing is loaded from, or sent to, any other host. Swagger UI styles its elements inline and has icons in data
    // URLs.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Answers what is asked of the two paths; every other request goes on.</summary>
    public static void UseDocs(this IApplicationBuilder app)
    {
        app.MapWhen(IsDescription, description => description.Run(SendDescription));
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal), UsePage);
    }

    private static bool IsDescription(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && string.Equals(http.Request.Path.Value, DescriptionPath, StringComparison.Ordinal);

    private static async Task SendDescription(HttpContext http)
    {
        await using var description = typeof(DocsPage).Assembly.GetManifestResourceStream("openapi.json")!;
        http.Response.ContentType = MediaTypeNames.Application.Json;
        http.Response.ContentLength = description.Length;
        http.Response.Headers.CacheControl = "no-cache";
        await description.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static void UsePage(IApplicationBuilder docs) =>
        docs.Use(AddPolicy).UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.DocumentTitle = "Blog API";
            page.HeadContent = "<style>.swagger-ui .topbar { display: none }</style>"; // for a choice of documents
            page.SwaggerEndpoint(DescriptionPath, "Blog API");
            page.CacheLifetime = null; // another version may serve the next page
            page.EnableTryItOutByDefault();
            page.EnableDeepLinking();
            page.DisplayRequestDuration();
            page.ShowCommonExtensions(); // limits of lengths and numbers
        });

    private static Task AddPolicy(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return next(http);
    }
}
