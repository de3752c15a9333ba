using System.Text.RegularExpressions;

namespace Blog.BuildTests;

[Needs(Need.CCompiler)]
public sealed partial class GlibcTests : IDisposable
{
    // memfd_create came with glibc 2.27, getrandom with 2.25: one on each side of Amazon Linux 2.
    private const string NeedsNewer =
        "int memfd_create(const char *, unsigned); int f(void) { return memfd_create(\"\", 0); }";
    private const string NeedsOlder =
        "long getrandom(void *, long, unsigned); long g(void) { return getrandom(0, 0, 0); }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Programs() =>
        [.. new[]
        {
            "/bin/sh",
            Environment.ProcessPath!,
            Path.Combine(Repository.Root, "artifacts", "function", "bootstrap"),
        }.Where(File.Exists)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_a_program_needs_is_what_readelf_says(string program)
    {
        var said = await Repository.Run("readelf", "--wide", "--version-info", program);

        var needs = VersionNeed().Matches(said.Output).Select(match => Version.Parse(match.Groups["version"].Value));
        Assert.Equal(needs.Max(), Glibc.NeededBy(await File.ReadAllBytesAsync(program)));
    }

    [Fact]
    public async Task A_program_that_cannot_start_is_refused_with_both_versions()
    {
        var program = await Compiled(NeedsOlder + NeedsNewer);

        Assert.Equal("needs GLIBC 2.27, and al2 has 2.26", Glibc.Refusal(program, "al2"));
        Assert.Empty(Glibc.Refusal(program, "al2023"));
    }

    [Fact]
    public async Task A_program_for_the_older_system_runs_on_both()
    {
        var program = await Compiled(NeedsOlder);

        Assert.Equal(new Version(2, 25), Glibc.NeededBy(program));
        Assert.All(Glibc.Of.Keys, system => Assert.Empty(Glibc.Refusal(program, system)));
    }

    [Fact]
    public async Task Packed_relocations_need_the_glibc_that_brought_them()
    {
        var program = await Compiled(NeedsOlder + "long (*h)(void) = g;", "-Wl,-z,pack-relative-relocs");

        Assert.Equal("needs GLIBC 2.36, and al2023 has 2.34", Glibc.Refusal(program, "al2023"));
    }

    [Fact]
    public async Task A_static_program_needs_no_glibc() =>
        Assert.Equal(
            new Version(0, 0),
            Glibc.NeededBy(await Compiled("void _start(void) { for (;;); }", "-static", "-nostdlib")));

    [Fact]
    public async Task What_is_no_program_is_refused()
    {
        var whole = await Compiled(NeedsOlder);

        Assert.Throws<InvalidDataException>(() => Glibc.NeededBy([]));
        Assert.Throws<InvalidDataException>(() => Glibc.NeededBy("#!/bin/sh\n"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Glibc.NeededBy(whole[..0x60]));
    }

    /// <summary>
    /// A library without start files, which ask for versions of their own, unless the options say otherwise.
    /// </summary>
    private async Task<byte[]> Compiled(string source, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.File("program.c"), source);
        string[] kind = options.Contains("-static") ? [] : ["-shared", "-fPIC", "-nostartfiles"];
        var outcome = await Repository.Run(
            "cc",
            ["-o", _folder.File("program"), _folder.File("program.c"), .. kind, .. options]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return await File.ReadAllBytesAsync(_folder.File("program"));
    }

    [GeneratedRegex(@"Name: GLIBC_(?<version>[\d.]+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionNeed();
}
