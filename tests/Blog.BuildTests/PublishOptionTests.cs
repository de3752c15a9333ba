namespace Blog.BuildTests;

/// <summary>The build's own command line, as a process.</summary>
[Needs(Need.Cake)]
public sealed class PublishOptionTests
{
    private const string ForNoArm64 =
        "--os=al2 and net9.0 are kept for functions that run on Amazon Linux 2 already, on x86_64: for arm64 take "
        + "--os=al2023 and net10.0.";

    [Theory]
    [InlineData("--os=al1", "--os=al1 is none of: al2023, al2.")]
    [InlineData("--edge=fat", "--edge=fat is none of: sdk, lean, amazon.")]
    [InlineData("--builder=podman", "--builder=podman is none of: host, docker.")]
    [InlineData(
        "--os=al2 --framework=net10.0",
        "--os=al2 does not run net10.0: .NET 10 needs OpenSSL 1.1.1, Amazon Linux 2 has 1.0.2. Take --os=al2023, or "
        + "--framework=net9.0.")]
    [InlineData("--os=al2 --architecture=arm64", ForNoArm64)]
    [InlineData("--framework=net9.0 --architecture=arm64", ForNoArm64)]
    public async Task What_cannot_be_published_is_refused_in_one_line(string options, string line)
    {
        var outcome = await Repository.Run("dotnet", ["cake", "--target=Publish", .. options.Split(' ')]);

        Assert.Equal(new(1, "", line), outcome);
    }

    [Theory]
    [InlineData(
        "--runtime=al2 --os=al2023",
        "--runtime=al2 does not run what --os=al2023 makes: .NET 10 needs OpenSSL 1.1.1, Amazon Linux 2 has 1.0.2. "
        + "Leave --os out, or take --runtime=al2023.")]
    [InlineData("--runtime=al2 --architecture=arm64", ForNoArm64)]
    [InlineData("--runtime=al2022", "--runtime=al2022 is none of: al2023, al2.")]
    [InlineData("--architecture=riscv64", "--architecture=riscv64 is none of: x86_64, arm64.")]
    public async Task What_cannot_be_deployed_is_refused_in_one_line(string options, string line)
    {
        var outcome = await Repository.Run("dotnet", ["cake", "--target=Deploy", .. options.Split(' ')]);

        Assert.Equal(new(1, "", line), outcome);
    }

    [Fact]
    public async Task Docker_compiles_for_no_other_processor_than_its_own()
    {
        var (other, line) = Repository.Architecture == "x86_64"
            ? ("arm64", "--architecture=arm64 is not compiled in Docker on an x86_64 machine, because .NET does not "
                + "run under QEMU: take --builder=host, which compiles for both.")
            : ("x86_64", "--architecture=x86_64 has to be compiled on an x86_64 machine, and this one is arm64.");

        var outcome =
            await Repository.Run("dotnet", "cake", "--target=Publish", "--builder=docker", $"--architecture={other}");

        Assert.Equal(new(1, "", line), outcome);
    }
}
