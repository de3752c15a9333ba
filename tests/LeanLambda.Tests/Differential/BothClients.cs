using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LeanLambda.DynamoDb;
using LeanLambda.Http;
using LeanLambda.Tests.Http;

namespace LeanLambda.Tests.Differential;

/// <summary>What one client made of a case: what the caller got, call by call, and what the server saw.</summary>
internal sealed record Run(string Outcomes, int Sends, string Attempts)
{
    public override string ToString() => $"{Outcomes} | {Sends}: {Attempts}".TrimEnd(' ', ':');
}

/// <summary>Runs a case with each of the clients.</summary>
internal static class BothClients
{
    /// <summary>One call with a client, to be cancelled by the token.</summary>
    private delegate Task<AmazonWebServiceResponse> Sending(CancellationToken cancel);

    /// <summary>A client of a server, and its call.</summary>
    private delegate (IDisposable Client, Sending Send) Connecting(ScriptedDynamo server);

    internal static async Task<(Run Sdk, Run Lean)> Run(Case @case) =>
        (await Run(@case, SdkCalls(@case)), await Run(@case, LeanCalls(@case)));

    private static async Task<Run> Run(Case @case, Connecting connect)
    {
        using var server = new ScriptedDynamo(@case.ReplyTo, @case.Certificate);
        using var hole = @case.HasBlackHole ? new BlackHole(IPAddress.Parse("127.0.0.2"), server.Port) : null;
        var (client, call) = connect(server);
        using var _ = client;
        var outcomes = new List<string>();
        for (var calls = 0; calls < @case.Calls; calls++) outcomes.Add(await Call(call, @case.Deadline));
        var sends = @case.Certificate is null ? server.Requests.Count : server.Handshakes;
        return new(string.Join(", ", Counted(outcomes)), sends, Attempts(server.Requests));
    }

    private static async Task<string> Call(Sending call, TimeSpan? deadline)
    {
        using var cancel = new CancellationTokenSource();
        if (deadline is { } time) cancel.CancelAfter(time);
        try
        {
            return Outcome.Of(await call(cancel.Token));
        }
        catch (Exception error)
        {
            return Outcome.Of(error, cancel.IsCancellationRequested);
        }
    }

    private static Connecting SdkCalls(Case @case) => server =>
    {
        SdkClient.SetClock(new ManualClock(DateTimeOffset.UtcNow + @case.ClockAhead));
        var client = SdkClient.To(server.Url, @case.AttemptTimeout, _ => @case.Addresses);
        return (client, cancel => Call(client, @case.Operation, cancel));
    };

    private static async Task<AmazonWebServiceResponse> Call(
        AmazonDynamoDBClient client, Operation operation, CancellationToken cancel) => operation switch
        {
            Operation.PutItem => await client.PutItemAsync(Calls.PutItem, cancel),
            Operation.GetItem => await client.GetItemAsync(Calls.GetItem, cancel),
            Operation.UpdateItem => await client.UpdateItemAsync(Calls.UpdateItem, cancel),
            Operation.DeleteItem => await client.DeleteItemAsync(Calls.DeleteItem, cancel),
            Operation.Query => await client.QueryAsync(Calls.Query, cancel),
            _ => await client.TransactWriteItemsAsync(Calls.TransactWriteItems, cancel),
        };

    private static Connecting LeanCalls(Case @case) => server =>
    {
        var channel = new HttpChannel(server.Url, _ => @case.Addresses, TimeProvider.System);
        var clock = new ManualClock(DateTimeOffset.UtcNow + @case.ClockAhead);
        var client = new DynamoDbClient(
            new(server.Url, "eu-west-1", "key", "secret", ""),
            channel.Send,
            new(@case.AttemptTimeout, clock, new NoPause()));
        return (channel, cancel => Task.Run(() => Call(client, @case.Operation, cancel)));
    };

    private static AmazonWebServiceResponse Call(
        DynamoDbClient client, Operation operation, CancellationToken cancel) => operation switch
        {
            Operation.PutItem => client.PutItem(Calls.PutItem, cancel),
            Operation.GetItem => client.GetItem(Calls.GetItem, cancel),
            Operation.UpdateItem => client.UpdateItem(Calls.UpdateItem, cancel),
            Operation.DeleteItem => client.DeleteItem(Calls.DeleteItem, cancel),
            Operation.Query => client.Query(Calls.Query, cancel),
            _ => client.TransactWriteItems(Calls.TransactWriteItems, cancel),
        };

    private static IEnumerable<string> Counted(List<string> outcomes)
    {
        for (int start = 0, end; start < outcomes.Count; start = end)
        {
            for (end = start; end < outcomes.Count && outcomes[end] == outcomes[start];) end++;
            yield return end - start == 1 ? outcomes[start] : $"{end - start} times {outcomes[start]}";
        }
    }

    private static string Attempts(IReadOnlyList<string> requests) => requests.Count > 10
        ? ""
        : string.Join(", ", requests.Prepend("").Zip(requests, (before, request) => Attempt(request, before)));

    /// <summary>The operation and the attempt's number, as headers tell them, and whether it was sent before.</summary>
    private static string Attempt(string request, string before)
    {
        var operation = ScriptedDynamo.Header(request, "x-amz-target").Split('.')[^1];
        var parts = ScriptedDynamo.Header(request, "amz-sdk-request").Split('=', ';');
        var isSame = before.Length > 0 && Content(request) == Content(before);
        return $"{operation} {parts[1]}/{parts[3]}{(isSame ? " again" : "")}";
    }

    private static string Content(string request) =>
        ScriptedDynamo.Header(request, "amz-sdk-invocation-id") + Body(request);

    private static string Body(string request) => request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];

    private sealed class NoPause : Random
    {
        public override double NextDouble() => 0;
    }
}
