using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Blog.Fuzz.Engine;

/// <summary>
/// The input that is being read, in a file that outlives the process: what ends it at once, or never ends, is found
/// too.
/// </summary>
internal sealed class LastInput : IDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MemoryMappedViewAccessor view;
    private readonly ManualResetEventSlim over = new();
    private long started = Stopwatch.GetTimestamp();

    internal LastInput(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, 1 << 20);
        view = file.CreateViewAccessor();
        new Thread(Watch) { IsBackground = true }.Start();
    }

    internal static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[4..(4 + BitConverter.ToInt32(bytes))];
    }

    internal void Note(byte[] input)
    {
        view.Write(0, input.Length);
        view.WriteArray(4, input, 0, input.Length);
        Volatile.Write(ref started, Stopwatch.GetTimestamp());
    }

    public void Dispose()
    {
        over.Set();
        view.Dispose();
    }

    private void Watch()
    {
        while (!over.Wait(TimeSpan.FromSeconds(1)))
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref started)) > Patience)
                Environment.FailFast($"An input is still being read after {Patience.TotalSeconds} s.");
    }
}
