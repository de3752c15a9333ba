using System.Text;
using Amazon.DynamoDBv2.Model;
using LeanLambda;
using LeanLambda.DynamoDb;

// A function by the package alone: puts each event into the table EVENTS.
return LambdaHost.Run(() =>
{
    var dynamo = new DynamoDbClient(DynamoDbSettings.From(Environment.GetEnvironmentVariable));
    return Task.FromResult<LambdaFunction>((payload, invocation) =>
    {
        dynamo.PutItem(
            new PutItemRequest(
                "EVENTS",
                new() { ["Pk"] = new(invocation.RequestId), ["Event"] = new(Encoding.UTF8.GetString(payload.Span)) }),
            CancellationToken.None);
        return Task.FromResult<ReadOnlyMemory<byte>>("""{"stored":true}"""u8.ToArray());
    });
});
