using System.Net;
using System.Net.Sockets;

namespace Blog.Bench.StandIns;

/// <summary>
/// A listener on 127.0.0.1 with a thread for each connection: what a function sends is read where it arrives, without
/// a scheduler of this process between.
/// </summary>
internal sealed class StandInServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HashSet<TcpClient> open = [];
    private readonly Action<Stream> serve;
    private bool isClosed;

    /// <param name="serve">Serves one connection until its end; may throw when the other side goes.</param>
    internal StandInServer(Action<Stream> serve)
    {
        this.serve = serve;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        new Thread(Accept) { IsBackground = true }.Start();
    }

    internal int Port { get; }

    /// <summary>Ends all connections, whatever they wait for.</summary>
    public void Dispose()
    {
        listener.Stop();
        lock (open)
        {
            isClosed = true;
            foreach (var client in open) client.Close();
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                client.NoDelay = true;
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private void Serve(TcpClient client)
    {
        lock (open)
        {
            if (isClosed || !open.Add(client)) client.Close();
        }

        try
        {
            serve(client.GetStream());
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException
            or System.Security.Authentication.AuthenticationException)
        {
            // The function was killed, or gave up.
        }
        finally
        {
            lock (open) open.Remove(client);
            client.Dispose();
        }
    }
}
