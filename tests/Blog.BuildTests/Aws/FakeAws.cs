using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.BuildTests.Aws;

/// <summary>
/// As much of AWS as the targets ask for, on 127.0.0.1: an account whose stacks, files and log groups live in this
/// process. It takes any credentials and makes no resources. <c>AWS_ENDPOINT_URL</c> leads to it.
/// </summary>
public sealed class FakeAws : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    private readonly WebApplication server;

    private FakeAws(WebApplication server) => this.server = server;

    public string Url => server.Urls.Single();

    /// <summary>The stacks by name, as CloudFormation has them.</summary>
    internal ConcurrentDictionary<string, FakeStack> Stacks { get; } = new();

    /// <summary>The files of S3, by bucket and key.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The lines of the log groups, by the group's name.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Logs { get; } = new();

    /// <summary>The calls that were answered with an error, by service and action.</summary>
    public ConcurrentDictionary<string, string> Refuses { get; } = new();

    /// <summary>What was called, in order: <c>sts:GetCallerIdentity</c>, <c>s3:PUT</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public static async Task<FakeAws> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(options => options.Limits.MaxRequestBodySize = 64 << 20);
        var aws = new FakeAws(builder.Build());
        aws.server.Run(aws.Answer);
        await aws.server.StartAsync();
        return aws;
    }

    /// <summary>As <c>cdk bootstrap</c> leaves an account.</summary>
    public void Bootstrap() => Stacks["CDKToolkit"] = new("CDKToolkit", "CREATE_COMPLETE", "{}");

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = AwsCall.From(context.Request, body.ToArray());
        Calls.Enqueue(call.Name);
        var (status, text) = Refuses.TryGetValue(call.Name, out var code)
            ? AwsReply.Error(code, "Refused, as the test asks.")
            : Serve(call);
        context.Response.StatusCode = status;
        context.Response.ContentType = text.StartsWith('{') ? "application/x-amz-json-1.1" : "text/xml";
        context.Response.Headers.ETag = "\"1\"";
        await context.Response.WriteAsync(text);
    }

    private (int Status, string Text) Serve(AwsCall call) => call.Service switch
    {
        "sts" => AwsReply.Result(call, FakeSts.Answer(call)),
        "ssm" => Stacks.ContainsKey("CDKToolkit")
            ? (200, """{"Parameter":{"Value":"30"}}""")
            : (400, """{"__type":"ParameterNotFound"}"""),
        "logs" => Logs.TryGetValue(call.Value("logGroupName"), out var lines)
            ? FakeLogs.Page(lines)
            : (400, """{"__type":"ResourceNotFoundException"}"""),
        "cloudformation" => FakeCloudFormation.Answer(Stacks, Files, call),
        _ => FakeS3.Answer(Files, call),
    };
}
