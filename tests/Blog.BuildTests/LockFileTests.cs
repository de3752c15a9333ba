using System.Text.Json;

namespace Blog.BuildTests;

/// <summary>Each framework and processor that native code is made for restores locked.</summary>
public sealed class LockFileTests
{
    [Theory]
    [InlineData("src/Blog.Functions/packages.lock.json", "net10.0", "linux-x64")]
    [InlineData("src/Blog.Functions/packages.arm64.lock.json", "net10.0", "linux-arm64")]
    [InlineData("src/Blog.Functions/packages.net9.0.lock.json", "net9.0", "linux-x64")]
    [InlineData("tests/Blog.Client.Smoke/packages.lock.json", "net10.0", "linux-x64")]
    [InlineData("tests/Blog.Client.Smoke/packages.arm64.lock.json", "net10.0", "linux-arm64")]
    [InlineData("tests/Blog.Client.Smoke/packages.net9.0.lock.json", "net9.0", "linux-x64")]
    public void A_native_program_has_a_lock_file_with_the_compiler_for_its_processor(
        string file,
        string framework,
        string processor)
    {
        var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, file))).RootElement
            .GetProperty("dependencies");

        Assert.Equal([framework, $"{framework}/{processor}"], locked.EnumerateObject().Select(target => target.Name));
        Assert.True(locked.GetProperty($"{framework}/{processor}").TryGetProperty(
            $"runtime.{processor}.Microsoft.DotNet.ILCompiler",
            out _));
    }
}
