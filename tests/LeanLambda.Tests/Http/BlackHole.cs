using System.Net;
using System.Net.Sockets;

namespace LeanLambda.Tests.Http;

/// <summary>
/// An address of this machine that no connection reaches: its queue is full, and Linux drops what asks for a place.
/// </summary>
internal sealed class BlackHole : IDisposable
{
    private readonly Socket listener;
    private readonly List<Socket> queue = [];

    internal BlackHole(IPAddress address, int port)
    {
        listener = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, port));
        listener.Listen(0);
        for (var waiting = 0; waiting < 3; waiting++)
        {
            queue.Add(new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false });
            try
            {
                queue[^1].Connect(listener.LocalEndPoint!);
            }
            catch (SocketException begun) when (
                begun.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It takes its place, or waits for one, without us.
            }
        }

        Thread.Sleep(50);
    }

    public void Dispose()
    {
        queue.ForEach(socket => socket.Dispose());
        listener.Dispose();
    }
}
