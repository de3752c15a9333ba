using Blog.Client.Http;
using Blog.Client.Wire;

namespace Blog.Client;

/// <summary>
/// The Blog API, typed. What a caller can expect is a result to match on; what is left is a
/// <see cref="BlogClientException"/>, after retries. Safe to use from many threads at once; make one and keep it.
/// </summary>
/// <remarks>
/// A request is sent again, after growing random pauses or what <c>Retry-After</c> asks for, when it was answered 429
/// or 5xx, when the connection broke, and when an attempt took too long. <see cref="BlogClientOptions"/> says how
/// often. Ids that are blank, <c>.</c> or <c>..</c>, and a key or an ETag that cannot stand in a header, are an
/// <see cref="ArgumentException"/>; all other rules are the API's, and a broken one is <c>Invalid</c>.
/// </remarks>
public sealed partial class BlogClient
{
    private readonly Delivery delivery;

    /// <summary>A client on an HttpClient, which stays the caller's: its handlers, its headers, its end.</summary>
    /// <param name="http">With the API's address as its <see cref="HttpClient.BaseAddress"/>, with or without a
    /// stage.</param>
    /// <param name="options">The defaults for null.</param>
    /// <exception cref="ArgumentException">There is no base address, or an option is out of its range.</exception>
    public BlogClient(HttpClient http, BlogClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        delivery = new Delivery(http, options ?? new BlogClientOptions());
    }

    private static Post PostOf(Reply reply) => reply.Read(WireJson.In.WireEnvelope, envelope => envelope.ToPost());
}
