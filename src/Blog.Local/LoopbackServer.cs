using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Blog.Local;

/// <summary>Kestrel on 127.0.0.1, HTTP/1.1, that writes nothing but warnings, and these to stderr.</summary>
internal static class LoopbackServer
{
    /// <param name="port">0 for any free one.</param>
    /// <param name="maxHeaderBytes">Of all headers of a request together; beyond it the answer is 431.</param>
    /// <param name="shutdown">How long requests in flight may take once the server is told to stop.</param>
    /// <param name="listen">What else is set for its connections.</param>
    /// <param name="services">What it serves by, besides.</param>
    public static WebApplication Create(
        int port,
        int maxHeaderBytes,
        TimeSpan shutdown = default,
        Action<ListenOptions>? listen = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // a failed start is told in one line
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = shutdown);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, options => listen?.Invoke(options));
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = maxHeaderBytes;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
        });
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
