using System.Net;
using System.Net.Sockets;

namespace LeanLambda.Http;

/// <summary>Connects to a server by its name, and blocks the thread meanwhile.</summary>
/// <param name="server">Its host and port are used.</param>
/// <param name="lookUp">Gives the addresses of a name, anew for each connection.</param>
internal sealed class TcpConnect(Uri server, Func<string, IPAddress[]> lookUp)
{
    /// <summary>
    /// The wait for one address. The next one gets its turn within the same attempt of three seconds.
    /// </summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>The first address that takes the connection. Throws what the last one failed by.</summary>
    /// <param name="isGivenUp">Asked before each address.</param>
    internal Socket Run(Func<bool> isGivenUp)
    {
        SocketException? refusal = null;
        foreach (var address in Addresses())
        {
            if (isGivenUp()) throw new OperationCanceledException();
            try
            {
                return Run(new IPEndPoint(address, server.Port));
            }
            catch (SocketException refused)
            {
                refusal = refused;
            }
        }

        throw refusal ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static Socket Run(IPEndPoint address)
    {
        // For a socket that blocks, Linux bounds the connecting by the time that a send may take.
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = (int)LongestWait.TotalMilliseconds,
        };
        try
        {
            socket.Connect(address);
            socket.SendTimeout = 0;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private IPAddress[] Addresses() => server.HostNameType is UriHostNameType.Dns
        ? lookUp(server.IdnHost)
        : [IPAddress.Parse(server.DnsSafeHost)];
}
