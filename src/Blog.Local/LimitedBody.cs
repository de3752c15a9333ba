namespace Blog.Local;

/// <summary>
/// A request's body, read to its end, so that a sender who sends too much still gets to see the answer.
/// </summary>
internal static class LimitedBody
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The body, or null when it is larger than that.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int maxBytes)
    {
        using var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        var tooLarge = false;
        while (await request.Body.ReadAsync(buffer) is > 0 and var count)
        {
            tooLarge |= body.Length + count > maxBytes;
            if (!tooLarge)
                body.Write(buffer, 0, count);
        }

        return tooLarge ? null : body.ToArray();
    }
}
