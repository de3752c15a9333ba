using Blog.Bench;
using Blog.Core;

namespace Blog.BenchTests;

public class OptionsTests
{
    [Fact]
    public void Without_options_there_are_twenty_runs_of_everything()
    {
        var (options, _) = BenchOptions.Parse([]);
        Assert.True(options is { Runs: 20, Warm: 1000, Memory: null, Functions: null, Peers: null });
        Assert.True(options is { Others: null, Save: null, ReportOnly: false });
    }

    [Fact]
    public void Options_are_read_in_either_form()
    {
        var (options, _) = BenchOptions.Parse(
        [
            "--runs=3", "--memory", "full,256", "--functions=GetPost,CreatePost", "--peers", "sdk,lean",
            "--peer", "mine=./a --b=1", "--peer=yours=c", "--pages=10,100",
        ]);
        Assert.Equal((3, "--runs=3"), (options!.Runs, options.CommandLine[..8]));
        Assert.Equal([null, 256], options.Memory!);
        Assert.Equal([Routes.GetPost, Routes.CreatePost], options.Functions!);
        Assert.Equal(["sdk", "lean"], options.Peers!);
        Assert.Equal([new("mine", "./a --b=1"), new("yours", "c")], options.Others!);
        Assert.Equal([10, 100], options.Pages!);
    }

    [Theory]
    [InlineData("--runs=0", "Option '--runs' wants 1 to 1000; it got '0'.")]
    [InlineData("--runs", "Option '--runs' wants 1 to 1000; it got ''.")]
    [InlineData("--memory=256,x", "Option '--memory' wants full or 64 to 10240, joined by commas; it got '256,x'.")]
    [InlineData("--peers=rust", "Option '--peers' wants sdk, lean, usual, jit, node, limit; it got 'rust'.")]
    [InlineData("--peer=mine", "Option '--peer' wants NAME=COMMAND; it got 'mine'.")]
    [InlineData("--report-only", "--report-only needs --save, the folder of the saved run.")]
    public void What_is_wrong_is_told_with_what_is_allowed(string argument, string fault) =>
        Assert.Equal((null, fault), BenchOptions.Parse([argument]));

    [Fact]
    public void An_unknown_option_is_told_with_those_that_exist() =>
        Assert.StartsWith(
            "Unknown option '--fast'. Allowed: --runs, ",
            BenchOptions.Parse(["--fast"]).Fault,
            StringComparison.Ordinal);
}
