using System.IO.Compression;
using System.Runtime.Versioning;

namespace Blog.BuildTests;

[UnsupportedOSPlatform("windows")]
public sealed class FunctionZipTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_files_give_equal_bytes()
    {
        Write("one", DateTime.UnixEpoch, Private, "bootstrap", "certs/roots.pem", "a.txt");
        Write(
            "other",
            DateTime.UtcNow,
            Private | UnixFileMode.OtherRead | UnixFileMode.UserExecute,
            "a.txt",
            "certs/roots.pem",
            "bootstrap");

        Assert.Equal(Packed("one"), Packed("other"));
        using var archive = new ZipArchive(new MemoryStream(Packed("one")));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void Other_files_give_other_bytes()
    {
        Write("one", DateTime.UnixEpoch, Private, "bootstrap");
        Write("other", DateTime.UnixEpoch, Private, "Bootstrap");

        Assert.NotEqual(Packed("one"), Packed("other"));
    }

    [Fact]
    public void Only_the_program_can_be_executed_and_all_can_be_read()
    {
        Write("one", DateTime.UtcNow, Private, "bootstrap", "certs/bootstrap", "a.txt");

        ZipFile.ExtractToDirectory(new MemoryStream(Packed("one")), _folder.File("unpacked"));

        Assert.Equal("755", ModeOf("bootstrap"));
        Assert.Equal("644", ModeOf("certs/bootstrap"));
        Assert.Equal("644", ModeOf("a.txt"));
        Assert.Equal("bootstrap", File.ReadAllText(_folder.File("unpacked", "bootstrap")));
    }

    [Fact]
    public void The_modes_are_those_of_a_Unix_file()
    {
        Write("one", DateTime.UtcNow, Private, "bootstrap");

        // APPNOTE.TXT 4.3.12: the central directory's header, whose sixth byte is the system that gives the attributes
        // a sense.
        var zip = Packed("one");
        var header = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        Assert.Equal(3, zip[header + 5]);
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(0b1000_000, Assert.Single(archive.Entries).ExternalAttributes >>> (16 + 9));
    }

    [Fact]
    public void What_is_for_the_debugger_stays_out()
    {
        Write("one", DateTime.UtcNow, Private, "bootstrap", "bootstrap.dbg", "Blog.Core.pdb");

        using var archive = new ZipArchive(new MemoryStream(Packed("one")));
        Assert.Equal("bootstrap", Assert.Single(archive.Entries).FullName);
    }

    private void Write(string folder, DateTime time, UnixFileMode mode, params string[] names)
    {
        foreach (var file in names.Select(name => _folder.File(folder, name)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Path.GetFileName(file));
            File.SetLastWriteTimeUtc(file, time);
            File.SetUnixFileMode(file, mode);
        }
    }

    private byte[] Packed(string folder)
    {
        FunctionZip.Write(_folder.File(folder), _folder.File($"{folder}.zip"));
        return File.ReadAllBytes(_folder.File($"{folder}.zip"));
    }

    private string ModeOf(string name) =>
        Convert.ToString((int)File.GetUnixFileMode(_folder.File("unpacked", name)), 8);
}
