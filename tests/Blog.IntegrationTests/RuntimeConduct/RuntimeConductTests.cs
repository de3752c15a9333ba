using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Blog.RuntimeConduct;

/// <summary>
/// How the function's executable conducts itself towards Lambda's Runtime API: as a process, from without. A suite
/// derives from this for each executable: the one on the JIT, the native one.
/// </summary>
/// <param name="executable">A native executable, or a <c>.dll</c> for <c>dotnet</c>.</param>
public abstract class RuntimeConductTests(string executable) : IAsyncLifetime
{
    private readonly List<FunctionProcess> processes = [];
    private RuntimeApiStandIn api = null!;

    public async ValueTask InitializeAsync() => api = await RuntimeApiStandIn.Start();

    [Fact]
    public async Task Each_event_is_answered_under_its_request_id()
    {
        var function = Start();
        foreach (var id in new[] { "invocation-1", "invocation-2", "invocation-3" })
        {
            api.Give(new(id, GetPost("blog", requestId: $"gateway-{id}")));
            var posted = await api.Posted();
            Assert.Equal($"invocation/{id}/response", posted.Path);
            Assert.Equal(404, Status(posted));
            Assert.Equal($"gateway-{id}", Body(posted).GetProperty("requestId").GetString());
        }

        var log = await function.Log();
        Assert.Equal(["invocation-1", "invocation-2", "invocation-3"], log.Select(line => line.GetProperty("requestId").GetString()));
        Assert.Equal([true, false, false], log.Select(line => line.GetProperty("coldStart").GetBoolean()));
    }

    [Fact]
    public async Task The_trace_id_of_each_event_is_in_the_environment_while_it_is_handled()
    {
        Start();
        foreach (var trace in new[] { "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", "Root=1-67891233-abcdef012345678912345678;Sampled=0" })
        {
            api.Give(new("invocation", GetPost("blog"), trace));
            await api.Posted();
            // The SDK passes on what it finds in _X_AMZN_TRACE_ID.
            Assert.Equal(trace, Assert.Single(api.TableTraceIds));
            api.TableTraceIds.Clear();
        }
    }

    [Fact]
    public async Task An_event_that_is_none_is_refused_and_the_next_one_is_handled()
    {
        Start();
        foreach (var payload in new[] { "", "not JSON", "null", "{}", "[1]", """{"requestContext":{"http":null}}""" })
        {
            api.Give(new("odd", payload));
            var posted = await api.Posted();
            Assert.Equal(("invocation/odd/response", 400), (posted.Path, Status(posted)));
        }

        await AnswersTheNextEvent();
    }

    [Fact]
    public async Task A_fault_of_the_endpoint_is_a_response_of_500_and_an_error_in_the_log()
    {
        api.TableAnswer = (HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"By the test."}""");
        var function = Start();
        api.Give(new("faulty", GetPost("blog")));
        var posted = await api.Posted();
        Assert.Equal(("invocation/faulty/response", 500), (posted.Path, Status(posted)));
        Assert.DoesNotContain("By the test", posted.Body, StringComparison.Ordinal);
        await AnswersTheNextEvent(status: 500);
        var line = (await function.Log())[0];
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Contains("ResourceNotFoundException: By the test.", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_that_is_refused_as_too_large_is_reported_as_an_error_and_the_next_event_is_handled()
    {
        api.Verdict = path => path is "invocation/large/response" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Accepted;
        Start();
        api.Give(new("large", GetPost("blog")));
        Assert.Equal("invocation/large/response", (await api.Posted()).Path);
        var report = await api.Posted();
        Assert.Equal("invocation/large/error", report.Path);
        AssertError(report, "413"); // no code threw it, so that it has no stack
        await AnswersTheNextEvent();
    }

    [Fact]
    public async Task An_error_report_that_is_answered_with_500_ends_the_process()
    {
        api.Verdict = path => path.EndsWith("/response", StringComparison.Ordinal) ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.InternalServerError;
        var function = Start();
        api.Give(new("large", GetPost("blog")));
        api.Give(new("never", GetPost("blog")));
        await AssertEnds(function);
        Assert.Equal(["invocation/large/response", "invocation/large/error"], api.Rest().Select(posted => posted.Path));
    }

    [Theory]
    [InlineData("Nonsense", "'Nonsense'")]
    [InlineData("createpost", "'createpost'")]
    [InlineData("", "''")]
    [InlineData(null, "''")]
    public async Task An_unknown_handler_is_an_init_error_that_names_what_is_allowed(string? handler, string named)
    {
        var ended = await Start(("_HANDLER", handler)).End();
        var report = Assert.Single(api.Rest());
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("init/error", report.Path);
        AssertReport(report, "_HANDLER", named, "CreatePost, ListPosts, GetPost, UpdatePost, DeletePost");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_missing_table_name_is_an_init_error_that_names_it(string? table)
    {
        var ended = await Start(("TABLE_NAME", table)).End();
        var report = Assert.Single(api.Rest());
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("init/error", report.Path);
        AssertReport(report, "TABLE_NAME", "DynamoDB");
    }

    [Fact]
    public async Task An_init_error_that_is_answered_with_500_ends_the_process_all_the_same()
    {
        api.Verdict = _ => HttpStatusCode.InternalServerError;
        Assert.Equal(1, (await Start(("_HANDLER", "Nonsense")).End()).ExitCode);
    }

    [Fact]
    public async Task An_unset_address_of_the_Runtime_API_ends_the_process_with_one_line()
    {
        var ended = await AssertEnds(Start(("AWS_LAMBDA_RUNTIME_API", null)));
        Assert.Contains("AWS_LAMBDA_RUNTIME_API", ended.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Runtime_API_that_is_not_there_ends_the_process_with_one_line()
    {
        var address = DeadAddress();
        var ended = await AssertEnds(Start(("AWS_LAMBDA_RUNTIME_API", address)));
        Assert.Contains(address, ended.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Runtime_API_that_goes_away_ends_the_process_with_one_line()
    {
        var function = Start();
        await AnswersTheNextEvent();
        await api.DisposeAsync();
        var ended = await AssertEnds(function);
        Assert.Contains(api.Address, ended.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Runtime_API_that_has_no_next_event_but_an_error_ends_the_process_with_one_line()
    {
        api.NextStatus = HttpStatusCode.InternalServerError;
        await AssertEnds(Start());
    }

    /// <summary>Nothing is written, read or logged that was not asked for.</summary>
    [Fact]
    public async Task The_start_connects_to_the_table_and_asks_it_nothing()
    {
        var function = Start();
        await AnswersTheNextEvent();
        Assert.Equal(["GET unsigned", "POST signed"], api.TableCalls);
        Assert.Equal("next", Assert.Single(await function.Log()).GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task A_table_that_does_not_answer_at_the_start_keeps_no_event_waiting()
    {
        api.Greeting = cancel => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        Start();
        await AnswersTheNextEvent();
    }

    [Fact]
    public async Task A_table_that_is_away_at_the_start_is_away_for_the_first_event_too_and_no_fault_of_the_start()
    {
        Start(("AWS_ENDPOINT_URL_DYNAMODB", $"http://{DeadAddress()}"));
        await AnswersTheNextEvent(status: 503);
        Assert.Empty(api.Rest());
    }

    [Fact]
    public async Task Missing_credentials_are_an_init_error_that_names_them()
    {
        var ended = await Start(("AWS_ACCESS_KEY_ID", null), ("AWS_EC2_METADATA_DISABLED", "true"), ("HOME", "/nonexistent")).End();
        var report = Assert.Single(api.Rest());
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("init/error", report.Path);
        AssertReport(report, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    [Fact]
    public async Task A_table_whose_certificate_is_trusted_is_asked_over_TLS()
    {
        using var table = SecureTable.Start();
        Start(("AWS_ENDPOINT_URL_DYNAMODB", $"https://localhost:{table.Port}"), ("SSL_CERT_FILE", table.TrustFile), ("SSL_CERT_DIR", "/nonexistent"));
        await AnswersTheNextEvent(status: 404);
        Assert.InRange(table.Requests, 1, 2); // a slow start gives up its greeting
    }

    [Fact]
    public async Task A_table_whose_certificate_is_not_trusted_is_asked_nothing_and_the_log_says_why()
    {
        using var table = SecureTable.Start();
        var function = Start(("AWS_ENDPOINT_URL_DYNAMODB", $"https://localhost:{table.Port}"));
        await AnswersTheNextEvent(status: 500);
        Assert.Equal(0, table.Requests);
        var line = Assert.Single(await function.Log());
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Contains("certificate", line.GetProperty("exception").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_table_whose_certificate_names_another_host_is_asked_nothing()
    {
        using var table = SecureTable.Start();
        Start(("AWS_ENDPOINT_URL_DYNAMODB", $"https://127.0.0.1:{table.Port}"), ("SSL_CERT_FILE", table.TrustFile), ("SSL_CERT_DIR", "/nonexistent"));
        await AnswersTheNextEvent(status: 500);
        Assert.Equal(0, table.Requests);
    }

    /// <summary>The code for that is not in the native executable: nothing may come to where it would be called.</summary>
    [Fact]
    public async Task A_certificate_that_the_table_does_not_send_is_not_fetched()
    {
        using var table = SecureTable.WithoutItsIssuer(new(api.TableUrl));
        Start(("AWS_ENDPOINT_URL_DYNAMODB", $"https://localhost:{table.Port}"), ("SSL_CERT_FILE", table.TrustFile), ("SSL_CERT_DIR", "/nonexistent"));
        await AnswersTheNextEvent(status: 500);
        Assert.Equal(0, table.Requests);
        Assert.Empty(api.TableCalls);
    }

    [Fact]
    public async Task A_start_that_is_to_be_cold_is_cold()
    {
        Start(("WARM_START", "none"));
        await AnswersTheNextEvent();
        Assert.Equal(["POST signed"], api.TableCalls);
    }

    public async ValueTask DisposeAsync()
    {
        processes.ForEach(process => process.Dispose());
        await api.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The function GetPost, as Lambda starts it, but for the given variables.</summary>
    private FunctionProcess Start(params (string Name, string? Value)[] changes)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["_HANDLER"] = "GetPost",
            ["TABLE_NAME"] = "blog",
            ["AWS_LAMBDA_RUNTIME_API"] = api.Address,
            ["AWS_LAMBDA_FUNCTION_NAME"] = "blog",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = api.TableUrl,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        foreach (var (name, value) in changes) environment[name] = value;
        processes.Add(FunctionProcess.Start(executable, environment));
        return processes[^1];
    }

    /// <summary>Where nothing listens any more.</summary>
    private static string DeadAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }

    private async Task AnswersTheNextEvent(int status = 404)
    {
        api.Give(new("next", GetPost("blog")));
        var posted = await api.Posted();
        Assert.Equal(("invocation/next/response", status), (posted.Path, Status(posted)));
    }

    /// <summary>One line for whoever reads the log, no stack trace, and exit code 1.</summary>
    private static async Task<Ended> AssertEnds(FunctionProcess function)
    {
        var ended = await function.End();
        Assert.Equal(1, ended.ExitCode);
        Assert.Single(ended.Errors);
        return ended;
    }

    /// <summary><c>{"errorMessage","errorType","stackTrace"}</c> and the header of the error's type.</summary>
    private static void AssertReport(Posted report, params string[] messageHolds)
    {
        AssertError(report, messageHolds);
        var body = JsonElement.Parse(report.Body);
        Assert.NotEmpty(body.GetProperty("stackTrace").EnumerateArray().Select(frame => frame.GetString()));
    }

    private static void AssertError(Posted report, params string[] messageHolds)
    {
        var body = JsonElement.Parse(report.Body);
        Assert.All(messageHolds, text => Assert.Contains(text, body.GetProperty("errorMessage").GetString(), StringComparison.Ordinal));
        Assert.NotEqual("", body.GetProperty("errorType").GetString());
        Assert.EndsWith(body.GetProperty("errorType").GetString()!, report.ErrorType, StringComparison.Ordinal);
    }

    private static int Status(Posted posted) => JsonElement.Parse(posted.Body).GetProperty("statusCode").GetInt32();

    private static JsonElement Body(Posted posted) => JsonElement.Parse(JsonElement.Parse(posted.Body).GetProperty("body").GetString()!);

    /// <summary>An event of payload 2.0.</summary>
    private static string GetPost(string blog, string requestId = "gateway") => $$$"""
        {
          "version": "2.0",
          "rawPath": "/v1/{{{blog}}}/posts/01900000-0000-7000-8000-000000000000",
          "pathParameters": { "blogId": "{{{blog}}}", "postId": "01900000-0000-7000-8000-000000000000" },
          "requestContext": { "requestId": "{{{requestId}}}", "http": { "method": "GET" } },
          "isBase64Encoded": false
        }
        """;
}
