namespace Blog.EndToEndTests;

[Collection(OddCloudSuites.Name)]
public sealed class GatewayProcessTests(OddCloud odd)
{
    [Fact]
    public async Task A_process_takes_one_event_after_another()
    {
        await using var cloud = await odd.StartAnother();

        var first = await cloud.Get("/v1/pid/posts").Read();
        var second = await cloud.Get("/v1/pid/posts").Read();

        Assert.Equal(first, second);
        Assert.Matches("^GET /v1/pid/posts 200 [0-9]+ ms cold$", cloud.Output.ElementAt(3));
        Assert.Matches("^GET /v1/pid/posts 200 [0-9]+ ms warm$", cloud.Output.ElementAt(4));
    }

    [Fact]
    public async Task Busy_processes_are_joined_by_new_ones_up_to_the_limit_and_then_503_is_answered()
    {
        await using var cloud = await odd.StartAnother("--concurrency", "2");
        using var hold = new Hold();
        var held = new[] { cloud.Get(hold.Path).Read(), cloud.Get(hold.Path).Read() };
        await hold.Holds(2);

        var refused = await cloud.Get("/v1/pid/posts").Read();
        hold.Release();
        var answers = await Task.WhenAll(held);
        var after = await cloud.Get("/v1/pid/posts").Read();

        Assert.Equal((503, """{"message":"Service Unavailable"}"""), refused);
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(2, answers.Select(answer => answer.Body).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(after.Body, answers.Select(answer => answer.Body), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_dead_process_costs_only_its_own_request_and_is_replaced()
    {
        await using var cloud = await odd.StartAnother("--concurrency", "1");
        using var hold = new Hold();
        var held = cloud.Get(hold.Path).Read();
        await hold.Holds(1);

        ProcessTree.Signal(Assert.Single(cloud.Functions("ListPosts")), "KILL");

        Assert.Equal(500, (await held).Status);
        Assert.Equal(200, (await cloud.Get("/v1/pid/posts").Read()).Status);
    }

    /// <summary>A stopped process reads nothing, like one that a signal has reached and that is not gone yet.</summary>
    [Fact]
    public async Task An_event_that_a_killed_process_had_not_read_goes_to_another()
    {
        await using var cloud = await odd.StartAnother("--concurrency", "1");
        for (var round = 1; round <= 5; round++)
        {
            var (_, first) = await cloud.Get("/v1/pid/posts").Read();
            var process = Assert.Single(cloud.Functions("ListPosts"));
            ProcessTree.Signal(process, "STOP");
            var answer = cloud.Get("/v1/pid/posts").Read();
            await Task.Delay(300); // the event may be on its way or be there: it is not read in either case
            ProcessTree.Signal(process, "KILL");

            var (status, second) = await answer;
            Assert.Equal(200, status);
            Assert.NotEqual(first, second, StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_sees_that_an_idle_process_was_killed()
    {
        await using var cloud = await odd.StartAnother("--concurrency", "1");
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(200, (await cloud.Get("/v1/pid/posts").Read()).Status);
            ProcessTree.Signal(Assert.Single(cloud.Functions("ListPosts")), "KILL");
            await LocalCloud.Eventually(() => Ends(cloud) == round, "the gateway knows of its end");
        }
    }

    private static int Ends(LocalCloud cloud) =>
        cloud.Errors.Count(line => line.EndsWith("ended with code 137", StringComparison.Ordinal));

    [Fact]
    public async Task Idle_processes_are_ended()
    {
        await using var cloud = await odd.StartAnother("--idle-seconds", "1", "--concurrency", "1");
        var before = await cloud.Get("/v1/pid/posts").Read();

        await LocalCloud.Eventually(() => cloud.Functions("ListPosts") is [], "the idle process has ended");
        var after = await cloud.Get("/v1/pid/posts").Read();

        Assert.Equal((200, 200), (before.Status, after.Status));
        Assert.NotEqual(before.Body, after.Body, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_function_that_overruns_its_time_is_killed()
    {
        await using var cloud = await odd.StartAnother("--function-timeout-seconds", "2", "--concurrency", "1");

        Assert.Equal(500, (await cloud.Get("/v1/hang/posts").Read()).Status);
        Assert.Equal(200, (await cloud.Get("/v1/pid/posts").Read()).Status);
        Assert.Contains(cloud.Errors, line => line.EndsWith("timed out after 2 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gateway_does_not_wait_longer_than_its_own_time()
    {
        await using var cloud = await odd.StartAnother("--timeout-seconds", "1", "--concurrency", "1");
        using var hold = new Hold();

        Assert.Equal((503, """{"message":"Service Unavailable"}"""), await cloud.Get(hold.Path).Read());
    }

    [Theory]
    [InlineData("DELETE", "failed to start: Setup: no table")]
    [InlineData("PUT", "ended with code 3")]
    public async Task A_failed_start_is_tried_again_by_the_next_request_only(string method, string why)
    {
        await using var cloud = await odd.StartAnother();
        for (var request = 1; request <= 2; request++)
        {
            using var message = new HttpRequestMessage(
                new HttpMethod(method),
                new Uri("/v1/pid/posts/1", UriKind.Relative));
            var answer = await cloud.Http.SendAsync(message);
            Assert.Equal(500, (int)answer.StatusCode);
        }

        await LocalCloud.Eventually(
            () => cloud.Errors.Count(line => line.EndsWith(why, StringComparison.Ordinal)) == 2,
            "both ends are told");
        Assert.Equal(2, cloud.Errors.Count(line => line.EndsWith("started", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_environment_is_Lambdas()
    {
        var environment = await odd.GetJson("/v1/environment/posts");
        string? Of(string name) => environment.TryGetProperty(name, out var value) ? value.GetString() : null;

        Assert.Equal("ListPosts", Of("_HANDLER"));
        Assert.Equal("blog-local-ListPosts", Of("AWS_LAMBDA_FUNCTION_NAME"));
        Assert.Equal("256", Of("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
        Assert.Equal("INFO", Of("AWS_LAMBDA_LOG_LEVEL"));
        Assert.Equal(odd.DynamoDb, new Uri(Of("AWS_ENDPOINT_URL_DYNAMODB")!));
        Assert.Equal(("blog-local", "blog", "local"), (Of("TABLE_NAME"), Of("SERVICE"), Of("STAGE")));
        Assert.Equal(Path.GetDirectoryName(OddCloud.Function), Of("LAMBDA_TASK_ROOT"));
        Assert.Matches("^127.0.0.1:[0-9]+/[0-9a-f]{32}$", Of("AWS_LAMBDA_RUNTIME_API"));
        Assert.Null(Of("DOTNET_NOLOGO"));
        Assert.Null(Of("USER"));
    }

    [Fact]
    public async Task Events_come_with_Lambdas_headers()
    {
        var headers = await odd.GetJson("/v1/headers/posts");
        string Of(string name) => headers.GetProperty($"lambda-runtime-{name}").GetString()!;

        Assert.True(Guid.TryParseExact(Of("aws-request-id"), "D", out _));
        Assert.Matches("^[0-9]{13}$", Of("deadline-ms"));
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:blog-local-ListPosts", Of("invoked-function-arn"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=[01]$", Of("trace-id"));
    }

    [Fact]
    public async Task Only_the_request_that_a_process_has_can_be_answered() =>
        Assert.Equal((200, "400"), await odd.Get("/v1/unknownId/posts").Read());

    [Fact]
    public async Task What_functions_write_is_passed_on_with_their_names()
    {
        await odd.Get("/v1/log/posts").Read();

        await LocalCloud.Eventually(
            () => Lines("a line on stdout") && Lines("a line on stderr"),
            "both lines have come");
        bool Lines(string end) => odd.Errors.Any(line =>
            line.StartsWith("ListPosts[", StringComparison.Ordinal)
            && line.EndsWith($"] {end}", StringComparison.Ordinal));
    }
}
