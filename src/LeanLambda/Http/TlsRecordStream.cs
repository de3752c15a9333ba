using System.Buffers.Binary;

namespace LeanLambda.Http;

/// <summary>
/// Gives an <see cref="System.Net.Security.SslStream"/> one record of TLS at a time (RFC 8446, 5.1): the bytes behind
/// it stay in the socket, where a poll sees them, instead of in the stream's buffer, where nothing does.
/// </summary>
internal sealed class TlsRecordStream(Stream network) : Stream
{
    private readonly byte[] header = new byte[5];
    private int headerRead, headerGiven, bodyLeft;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (headerGiven == headerRead && bodyLeft == 0 && !ReadHeader()) return 0;
        if (headerGiven < headerRead) return GiveHeader(buffer);
        var count = network.Read(buffer[..Math.Min(buffer.Length, bodyLeft)]);
        bodyLeft -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => network.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => network.Write(buffer, offset, count);

    public override void Flush() => network.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) network.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>False at the end of the connection, which in the middle of a header leaves a part to give.</summary>
    private bool ReadHeader()
    {
        headerRead = network.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        headerGiven = 0;
        bodyLeft = headerRead == header.Length ? BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3)) : 0;
        return headerRead > 0;
    }

    private int GiveHeader(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, headerRead - headerGiven);
        header.AsSpan(headerGiven, count).CopyTo(buffer);
        headerGiven += count;
        return count;
    }
}
