namespace Blog.BuildTests;

/// <summary>The build's own command line, as a process.</summary>
[Needs(Need.Cake)]
public sealed class PublishOptionTests
{
    [Theory]
    [InlineData("--os=al1", "--os=al1 is none of: al2023, al2.")]
    [InlineData("--builder=podman", "--builder=podman is none of: host, docker.")]
    [InlineData(
        "--os=al2 --framework=net10.0",
        "--os=al2 does not run net10.0: .NET 10 needs OpenSSL 1.1.1, Amazon Linux 2 has 1.0.2. Take --os=al2023, or --framework=net9.0.")]
    public async Task What_cannot_be_published_is_refused_in_one_line(string options, string line)
    {
        var outcome = await Repository.Run("dotnet", ["cake", "--target=Publish", .. options.Split(' ')]);

        Assert.Equal(new(1, "", line), outcome);
    }
}
