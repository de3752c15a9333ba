using System.IO.Compression;

namespace Blog.Bench.Peers;

/// <summary>What a peer's files take, in bytes: as they are, and in a zip of the best compression.</summary>
internal sealed record PackageSize(long Files, long Zip)
{
    /// <summary>Files that are not there count as nothing.</summary>
    internal static PackageSize Of(IEnumerable<string> files)
    {
        var present = files.Where(File.Exists).ToArray();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in present)
                archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.SmallestSize);
        return new(present.Sum(file => new FileInfo(file).Length), zip.Length);
    }
}
