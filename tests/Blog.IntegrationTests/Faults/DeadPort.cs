using System.Net;
using System.Net.Sockets;

namespace Blog.IntegrationTests.Faults;

/// <summary>Connections that a real operating system refuses, or that a real peer hangs up on.</summary>
internal sealed class DeadPort : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int connections;

    private DeadPort(bool answers)
    {
        listener.Start();
        Url = new($"http://{listener.LocalEndpoint}");
        if (answers) _ = HangUp();
        else listener.Stop();
    }

    internal Uri Url { get; }

    /// <summary>How many connections it has hung up on.</summary>
    internal int Connections => Volatile.Read(ref connections);

    internal static DeadPort Refusing() => new(answers: false);

    internal static DeadPort HangingUp() => new(answers: true);

    public void Dispose() => listener.Dispose();

    private async Task HangUp()
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connections);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
