namespace Blog.BuildTests;

/// <summary>
/// The target DockerTest: what it needs, and what its stand-ins refuse. The target itself takes minutes and root.
/// </summary>
public sealed class DockerTestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "buildah: not found; apt-get install buildah debootstrap")]
    [InlineData("buildah", "buildah: found, debootstrap not; apt-get install debootstrap")]
    public async Task Missing_programs_are_named_in_one_line(string program, string line)
    {
        foreach (var name in new[] { "apt-get", program }.Where(name => name != ""))
            await File.WriteAllTextAsync(_folder.File(name), "#!/bin/sh");
        var dotnet = await Repository.Run("bash", "-c", "readlink -f \"$(command -v dotnet)\"");
        File.CreateSymbolicLink(_folder.File("dotnet"), dotnet.Output);

        var outcome = await Repository.Run(
            environment => environment["PATH"] = _folder.Path, _folder.File("dotnet"), ["cake", "--target=DockerTest"]);

        Assert.Equal(new(1, "", line), outcome);
    }

    [Theory]
    [InlineData("package-manager.sh", "remove clang", "package-manager.sh, a stand-in: 'remove' is not install")]
    [InlineData(
        "package-manager.sh",
        "install --nobest clang",
        "package-manager.sh, a stand-in: --nobest is an unknown option")]
    [InlineData(
        "curl.sh",
        "-fsSL https://example.org/",
        "curl, a stand-in: -fsSL https://example.org/ is another request than the one it answers")]
    [InlineData(
        "dotnet-install.sh",
        "--runtime dotnet",
        "dotnet-install.sh, a stand-in: --runtime is an unknown option")]
    [InlineData(
        "dotnet-install.sh",
        "--channel 9.0 --version 10.0.401 --install-dir /",
        "dotnet-install.sh, a stand-in: version 10.0.401 is not of channel 9.0")]
    public async Task A_stand_in_refuses_what_it_does_not_know(string script, string arguments, string line)
    {
        var outcome = await Repository.Run("bash", [$"build/docker-test/{script}", .. arguments.Split(' ')]);

        Assert.Equal(new(1, "", line), outcome);
    }
}
