using System.IO.Compression;

/// <summary>
/// The package that Lambda unpacks. Equal files give equal bytes, whenever and by whomever they were written, so that
/// what has not changed is not deployed again: names in order, one time for all, the modes as they must be rather than
/// as they are.
/// </summary>
internal static class FunctionZip
{
    /// The earliest that the format can say.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int RegularFile = 0x8000; // S_IFREG
    private const int Executable = 0x1ED; // rwxr-xr-x
    private const int Readable = 0x1A4; // rw-r--r--

    /// <summary>Packs all of a folder but the debugger's files; only `bootstrap` at its top can be executed.</summary>
    public static void Write(string folder, string zip)
    {
        var unfinished = $"{zip}.unfinished";
        using (var stream = System.IO.File.Create(unfinished))
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var name in Names(folder))
                Add(archive, name, System.IO.Path.Combine(folder, name));
        }

        System.IO.File.Move(unfinished, zip, overwrite: true);
    }

    private static IEnumerable<string> Names(string folder) =>
        System.IO.Directory.EnumerateFiles(folder, "*", System.IO.SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => System.IO.Path.GetExtension(name) is not (".dbg" or ".pdb"))
            .Order(StringComparer.Ordinal);

    private static void Add(ZipArchive archive, string name, string file)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = (RegularFile | (name == "bootstrap" ? Executable : Readable)) << 16;
        using var target = entry.Open();
        using var source = System.IO.File.OpenRead(file);
        source.CopyTo(target);
    }
}
