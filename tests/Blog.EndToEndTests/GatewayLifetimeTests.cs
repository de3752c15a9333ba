using System.Net.Sockets;
using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests;

[Collection(OddCloudSuites.Name)]
public sealed class GatewayLifetimeTests(OddCloud odd)
{
    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 0)]
    [InlineData("KILL", 137)]
    public async Task No_process_is_left_however_the_gateway_ends(string signal, int exitCode)
    {
        await using var cloud =
            await LocalCloud.Start(OddCloud.Function, "--timeout-seconds", "5", "--function-timeout-seconds", "60");
        using var hold = new Hold();
        await cloud.Get("/v1/pid/posts").Read(); // leaves an idle process, the next one a hung one
        var hung = cloud.Get($"/v1/hang/posts/1?{hold.Query}").ContinueWith(
            answer => answer.Exception,
            TaskScheduler.Default);
        await hold.Holds(1);

        Assert.Equal(["java", "node", "node"], Programs(cloud), StringComparer.Ordinal);
        Assert.Equal(exitCode, await cloud.Stop(signal));
        await hung;
    }

    [Fact]
    public async Task The_end_is_quiet_when_processes_wait_for_their_next_event()
    {
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, "--concurrency", "20");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cloud.CallEveryRoute("blog", ApiCalls.NewPostId())));

        Assert.Equal(0, await cloud.Stop("TERM"));

        Assert.DoesNotContain(
            cloud.Output.Concat(cloud.Errors),
            line => line.Contains("xception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_in_flight_are_answered_at_the_end()
    {
        await using var cloud = await odd.StartAnother();
        using var hold = new Hold();
        var held = cloud.Get(hold.Path).Read();
        await hold.Holds(1);

        var stopped = cloud.Stop("TERM");
        await LocalCloud.Eventually(() => !TakesConnections(cloud), "the gateway takes no more connections");
        hold.Release();

        Assert.Equal(200, (await held).Status);
        Assert.Equal(0, await stopped);
    }

    [Fact]
    public async Task The_gateway_ends_when_its_DynamoDB_ends()
    {
        await using var cloud = await LocalCloud.Start(OddCloud.Function);
        var java = Assert.Single(ProcessTree.Children(cloud.ProcessId));

        ProcessTree.Signal(java.Id, "KILL");
        await LocalCloud.Eventually(() => cloud.HasEnded, "the gateway has ended");

        Assert.Contains("DynamoDB Local has ended with code 137.", cloud.Errors, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Programs(LocalCloud cloud) =>
        ProcessTree.Children(cloud.ProcessId)
            .Select(child => Path.GetFileName(ProcessTree.Program(child.Id)))
            .Order(StringComparer.Ordinal);

    private static bool TakesConnections(LocalCloud cloud)
    {
        try
        {
            using var connection = new TcpClient(cloud.Http.BaseAddress!.Host, cloud.Http.BaseAddress.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
