using System.Diagnostics;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Needs(Need.ClientSmoke)]
[Collection(Suite.Name)]
public sealed class NativeSmokeTests(NativeCloud cloud)
{
    private static readonly string Program = Path.Combine(LocalCloud.Root, "artifacts", "client-smoke", "client-smoke");

    [Fact]
    public async Task The_client_does_the_same_in_native_code()
    {
        var (exitCode, output, errors) = await Run(cloud.Http.BaseAddress!.AbsoluteUri);

        Assert.Equal("", errors);
        Assert.Equal(
            """
            created Hello, version 1, First post. ¡Olé! 🦉
            invalid title: required, body: required
            found
            updated Hello again, version 2
            listed Hello again
            deleted Hello again
            not found

            """,
            output);
        Assert.Equal(0, exitCode);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Run(string address)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
