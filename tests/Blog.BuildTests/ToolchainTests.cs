using System.Text.Json.Nodes;

namespace Blog.BuildTests;

/// <summary>
/// The toolchain that links for glibc 2.17, here by a package that a test makes: a file in place of the registry's.
/// </summary>
[Needs(Need.Node)]
public sealed class ToolchainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_unpacked_once_for_each_version()
    {
        var first = Toolchain.PrefixOf(await Manifest("1.0.0"), Store);
        File.Delete(_folder.File("compiler.tgz"));

        Assert.Equal(Path.Combine(Store, "arm64-1.0.0", "bin", "aarch64-test-"), first);
        Assert.True(File.Exists($"{first}gcc"));
        Assert.Equal(first, Toolchain.PrefixOf(_folder.File("arm64"), Store));
        var second = Toolchain.PrefixOf(await Manifest("1.0.1"), Store);
        Assert.Equal(Path.Combine(Store, "arm64-1.0.1", "bin", "aarch64-test-"), second);
        Assert.Equal(2, Fetched.Length);
    }

    [Fact]
    public async Task A_package_with_another_hash_is_not_taken_and_that_is_told_in_one_line()
    {
        var manifest = await Manifest("1.0.0");
        await ChangeHash(manifest);

        var fault = Assert.Throws<InvalidOperationException>(() => Toolchain.PrefixOf(manifest, Store));

        Assert.Equal("npm does not give compiler 1.0.0: npm error code EINTEGRITY", fault.Message);
        Assert.Empty(Fetched);
        Assert.False(Toolchain.IsFetched(manifest, Store));
    }

    [Fact]
    public async Task Where_it_cannot_be_had_this_machines_linker_is_used_and_that_is_told()
    {
        var told = new List<string>();
        var manifest = await Manifest("1.0.0");
        await ChangeHash(manifest);

        Assert.Empty(Toolchain.PrefixOrNone(manifest, Store, told.Add));
        Assert.StartsWith("Linking with this machine's own linker", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_can_be_had_nothing_is_told() =>
        Assert.NotEmpty(Toolchain.PrefixOrNone(await Manifest("1.0.0"), Store, Assert.Fail));

    /// <summary>A lock file holds the package by its hash.</summary>
    [Theory]
    [InlineData("x86_64")]
    [InlineData("arm64")]
    public void Each_processor_has_one_that_is_pinned(string architecture)
    {
        var locked = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "build", "toolchain", architecture, "package-lock.json")))!;

        var package = Assert.Single(locked["packages"]!.AsObject(), package => package.Key.Length > 0).Value!;
        Assert.StartsWith("sha512-", package["integrity"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(package["resolved"]);
    }

    /// <summary>Beside the manifest: npm takes a file's path from the lock file's folder.</summary>
    private string Store => _folder.Path;

    private string[] Fetched => Directory.GetDirectories(Store, "arm64-*");

    /// <summary>A folder as build/toolchain has them, whose compiler is one empty file.</summary>
    private async Task<string> Manifest(string version)
    {
        var (manifest, package, bin) =
            (_folder.File("arm64"), _folder.File("package"), _folder.File("toolchain", "bin"));
        foreach (var folder in new[] { manifest, package, bin }) Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(bin, "aarch64-test-gcc"), "");
        await Succeed(
            "tar",
            "-cJf",
            Path.Combine(package, "aarch64-test.tar.xz"),
            "-C",
            _folder.File("toolchain"),
            ".");
        await File.WriteAllTextAsync(
            Path.Combine(package, "package.json"),
            $$"""{ "name": "compiler", "version": "{{version}}" }""");
        await Succeed("tar", "-czf", _folder.File("compiler.tgz"), "-C", _folder.Path, "package");
        await File.WriteAllTextAsync(
            Path.Combine(manifest, "package.json"),
            $$"""{ "dependencies": { "compiler": "file:{{_folder.File("compiler.tgz")}}" } }""");
        File.Delete(Path.Combine(manifest, "package-lock.json"));
        await Succeed("npm", "install", "--prefix", manifest, "--package-lock-only", "--no-audit", "--no-fund");
        return manifest;
    }

    private static async Task ChangeHash(string manifest)
    {
        var file = Path.Combine(manifest, "package-lock.json");
        var locked = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        locked["packages"]!["node_modules/compiler"]!["integrity"] = $"sha512-{Convert.ToBase64String(new byte[64])}";
        await File.WriteAllTextAsync(file, locked.ToJsonString());
    }

    private static async Task Succeed(string command, params string[] arguments) =>
        Assert.Equal(0, (await Repository.Run(command, arguments)).ExitCode);
}
