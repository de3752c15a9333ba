using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.BuildTests.Aws;

/// <summary>
/// A stack whose outputs have their names for values, but for those that are texts: nothing is made that had others.
/// </summary>
internal sealed record FakeStack(string Name, string Status, string Template)
{
    /// <summary>From termination.</summary>
    public bool IsProtected { get; init; }

    public string Id => $"arn:aws:cloudformation:{FakeAws.Region}:{FakeAws.Account}:stack/{Name}/1";

    public string ToXml() =>
        $"""
        <StackName>{Name}</StackName><StackId>{Id}</StackId><StackStatus>{Status}</StackStatus>
        <CreationTime>2026-01-01T00:00:00Z</CreationTime><Description>{Parsed()["Description"]}</Description>
        <EnableTerminationProtection>{(IsProtected ? "true" : "false")}</EnableTerminationProtection>
        <Outputs>{string.Concat((Parsed()["Outputs"]?.AsObject() ?? []).Select(Output))}</Outputs>
        """;

    /// <summary>The CDK's own template is YAML, and nobody asks for what is in it.</summary>
    private JsonObject Parsed() => Template.StartsWith('{') ? JsonNode.Parse(Template)!.AsObject() : [];

    private static string Output(KeyValuePair<string, JsonNode?> output) =>
        $"""
        <member><OutputKey>{output.Key}</OutputKey>
        <OutputValue>{(output.Value!["Value"] is JsonValue text ? text : $"the-{output.Key}")}</OutputValue></member>
        """;
}

internal static class FakeSts
{
    public static string Answer(AwsCall call) => call.Action == "GetCallerIdentity"
        ? $"<Account>{FakeAws.Account}</Account><UserId>test</UserId>"
            + $"<Arn>arn:aws:iam::{FakeAws.Account}:user/test</Arn>"
        : """
          <Credentials><AccessKeyId>role</AccessKeyId><SecretAccessKey>role</SecretAccessKey>
          <SessionToken>role</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
          """;
}

internal static class FakeLogs
{
    public static (int Status, string Text) Page(IReadOnlyList<string> lines) =>
        (200, JsonSerializer.Serialize(new { events = lines.Select(line => new { message = line }) }));
}

/// <summary>Files whole or, if they are large, in parts.</summary>
internal static class FakeS3
{
    public static (int Status, string Text) Answer(ConcurrentDictionary<string, byte[]> files, AwsCall call)
    {
        switch (call.Action)
        {
            case "PUT":
                files[call.Path + Part(call)] = call.Body;
                return (200, "");
            case "POST" when call.Value("uploadId") == "":
                return (200, "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>");
            case "POST":
                var parts = files.Keys
                    .Where(key => key.StartsWith(call.Path + "?", StringComparison.Ordinal))
                    .OrderBy(key => key.Length)
                    .ThenBy(key => key);
                files[call.Path] = [.. parts.SelectMany(key => files[key])];
                return (200, "<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>");
            default:
                return (200, "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>");
        }
    }

    private static string Part(AwsCall call) => call.Value("partNumber") is { Length: > 0 } number ? $"?{number}" : "";
}

internal static class FakeCloudFormation
{
    public static (int Status, string Text) Answer(
        ConcurrentDictionary<string, FakeStack> stacks, ConcurrentDictionary<string, byte[]> files, AwsCall call)
    {
        var name = call.Value("StackName") is var given && given.StartsWith("arn:", StringComparison.Ordinal)
            ? given.Split('/')[1]
            : given;
        switch (call.Action)
        {
            case "CreateChangeSet":
                var template = call.Value("TemplateURL") is { Length: > 0 } url
                    ? System.Text.Encoding.UTF8.GetString(files[new Uri(url).AbsolutePath])
                    : call.Value("TemplateBody");
                var isProtected = stacks.TryGetValue(name, out var before) && before.IsProtected;
                stacks[name] = new FakeStack(name, "REVIEW_IN_PROGRESS", template) with { IsProtected = isProtected };
                return AwsReply.Result(call, $"<Id>change-1</Id><StackId>{stacks[name].Id}</StackId>");
            case "ExecuteChangeSet":
                stacks[name] = stacks[name] with { Status = "CREATE_COMPLETE" };
                return AwsReply.Result(call, "");
            case "UpdateTerminationProtection":
                stacks[name] = stacks[name] with { IsProtected = call.Value("EnableTerminationProtection") == "true" };
                return AwsReply.Result(call, $"<StackId>{stacks[name].Id}</StackId>");
            case "DeleteStack" when stacks[name].IsProtected:
                return AwsReply.Error(
                    "ValidationError",
                    $"Stack [{name}] cannot be deleted while TerminationProtection is enabled");
            case "DeleteStack":
                stacks[name] = stacks[name] with { Status = "DELETE_COMPLETE" };
                return AwsReply.Result(call, "");
            default:
                return stacks.TryGetValue(name, out var stack) && (stack.Status != "DELETE_COMPLETE" || given != name)
                    ? AwsReply.Result(call, Describe(call, stack))
                    : AwsReply.Error("ValidationError", $"Stack with id {name} does not exist");
        }
    }

    private static string Describe(AwsCall call, FakeStack stack) => call.Action switch
    {
        "DescribeStacks" => $"<Stacks><member>{stack.ToXml()}</member></Stacks>",
        "DescribeChangeSet" =>
            "<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>"
            + "<ChangeSetId>change-1</ChangeSetId><Changes><member><Type>Resource</Type></member></Changes>",
        "DescribeStackEvents" => "<StackEvents></StackEvents>",
        "GetTemplate" => $"<TemplateBody>{System.Net.WebUtility.HtmlEncode(stack.Template)}</TemplateBody>",
        _ => "",
    };
}
