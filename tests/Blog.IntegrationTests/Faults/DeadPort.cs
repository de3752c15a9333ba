using System.Net;
using System.Net.Sockets;

namespace Blog.IntegrationTests.Faults;

/// <summary>Connections that a real operating system refuses, or that a real peer hangs up on.</summary>
internal sealed class DeadPort : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private DeadPort(bool answers)
    {
        listener.Start();
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        if (answers) _ = HangUp();
        else listener.Stop();
    }

    private IPEndPoint EndPoint { get; }

    internal static DeadPort Refusing() => new(answers: false);

    internal static DeadPort HangingUp() => new(answers: true);

    /// <summary>A handler whose every connection ends up here.</summary>
    internal HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var client = new TcpClient();
            await client.ConnectAsync(EndPoint, cancel);
            return client.GetStream();
        },
    };

    public void Dispose() => listener.Dispose();

    private async Task HangUp()
    {
        try
        {
            while (true) (await listener.AcceptTcpClientAsync()).Dispose();
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
