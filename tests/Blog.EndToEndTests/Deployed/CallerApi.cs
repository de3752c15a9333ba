namespace Blog.EndToEndTests.Deployed;

/// <summary>A deployed stack as one caller sees it.</summary>
internal sealed class CallerApi : BlogApi
{
    internal CallerApi(Stack stack, Caller caller, OwnBlogs blogs) => Http = Client(stack, caller, blogs);

    internal static HttpClient Client(Stack stack, Caller caller, OwnBlogs blogs) =>
        new(new Signing(stack, caller, blogs))
        {
            BaseAddress = stack.Url,
            Timeout = Patience,
        };

    /// <summary>
    /// What is open to anyone is not signed: a query such as <c>?limit=+1</c> has more than one reading.
    /// </summary>
    private sealed class Signing(Stack stack, Caller caller, OwnBlogs blogs)
        : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            blogs.Remember(request);
            var (allowed, isOpen) = request.Method == HttpMethod.Get
                ? (stack.Readers, stack.Readers is "anyone")
                : (stack.Writers, stack.Writers is "anyone");
            if (!isOpen)
                await caller.Sign(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
