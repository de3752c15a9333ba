using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Blog.IntegrationTests.Faults;

/// <summary>What becomes of one request; <paramref name="send"/> really sends it.</summary>
internal delegate Task<HttpResponseMessage> Fate(Func<Task<HttpResponseMessage>> send, CancellationToken cancel);

/// <summary>The wire to DynamoDB: the first requests meet the given fates, those after them the last one.</summary>
internal sealed class Wire(HttpMessageHandler inner, params Fate[] fates) : DelegatingHandler(inner)
{
    private int requests;

    internal Wire(params Fate[] fates) : this(new SocketsHttpHandler { UseProxy = false }, fates) { }

    /// <summary>How many requests the SDK has tried to send.</summary>
    internal int Requests => requests;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests);
        return fates[Math.Min(number, fates.Length) - 1](() => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}

internal static class Fates
{
    internal static readonly Fate Passes = (send, _) => send();

    /// <summary>No answer ever, and the store does not hear of the request.</summary>
    internal static readonly Fate Silence = async (_, cancel) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        throw new InvalidOperationException("Silence does not end.");
    };

    internal static readonly Fate Dropped = (_, _) => throw new HttpRequestException(
        HttpRequestError.ConnectionError, "Dropped by the test.", new SocketException((int)SocketError.ConnectionReset));

    /// <summary>The store does what it was asked for; the caller does not hear of it.</summary>
    /// <remarks>Word for word what .NET throws when the peer hangs up: the SDK goes by the words.</remarks>
    internal static readonly Fate AnswerLost = async (send, _) =>
    {
        (await send()).Dispose();
        throw new HttpRequestException(
            HttpRequestError.ResponseEnded,
            "An error occurred while sending the request.",
            new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));
    };

    /// <summary>As <see cref="AnswerLost"/>, and nothing says so.</summary>
    internal static readonly Fate AnswerNeverComes = async (send, cancel) =>
    {
        (await send()).Dispose();
        return await Silence(send, cancel);
    };

    /// <summary>Headers and half of the body.</summary>
    internal static readonly Fate AnswerCutShort = async (send, _) =>
    {
        var answer = await send();
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var half = new StreamContent(new CutStream(body[..(body.Length / 2)]));
        foreach (var (name, values) in answer.Content.Headers) half.Headers.TryAddWithoutValidation(name, values);
        answer.Content = half;
        return answer;
    };

    /// <summary>An error of the service, as it writes them.</summary>
    internal static Fate Answers(HttpStatusCode status, string error) => (_, _) => Task.FromResult(new HttpResponseMessage(status)
    {
        Content = new StringContent(
            $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{error}}","message":"By the test."}""", Encoding.UTF8, "application/x-amz-json-1.0"),
    });

    private sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => EndIsCut(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => EndIsCut(base.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            EndIsCut(await base.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);

        private static int EndIsCut(int read) => read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
