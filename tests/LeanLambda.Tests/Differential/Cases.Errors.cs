using Amazon.Runtime.Internal;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.Differential;

/// <summary>What DynamoDB refuses, and how.</summary>
internal static partial class Cases
{
    /// <summary>Every code of the SDK's lists and of ours, and others that DynamoDB has; once, and for ever.</summary>
    private static IEnumerable<Case> Codes()
    {
        var policy = new StandardRetryPolicy(2);
        string[] codes =
        [
            .. policy.ThrottlingErrorCodes, .. policy.TimeoutErrorCodesToRetryOn, .. policy.ErrorCodesToRetryOn,
            .. RetryRules.ThrottlingCodes, .. RetryRules.TimeoutCodes, .. ClockSkew.Codes,
            "throttlingexception", "requesttimeout", "ReplicatedWriteConflictException", "InternalServerError",
            "ConditionalCheckFailedException", "ItemCollectionSizeLimitExceededException", "ResourceNotFoundException",
            "TransactionCanceledException", "TransactionConflictException", "IdempotentParameterMismatchException",
            "InvalidEndpointException", "ValidationException", "UnrecognizedClientException", "IncompleteSignature",
            "MissingAuthenticationTokenException", "SerializationException", "ExpiredTokenException", "NoSuchCode",
        ];
        foreach (var code in codes.Distinct())
            foreach (var operation in new[] { Operation.GetItem, Operation.TransactWriteItems })
            {
                yield return new($"{code} once ({operation})", Reply.Error(code), Reply.Ok) { Operation = operation };
                yield return new($"{code} for ever ({operation})", Reply.Error(code)) { Operation = operation };
                yield return new($"{code} with status 500 ({operation})", Reply.Error(code, 500), Reply.Ok)
                {
                    Operation = operation,
                };
            }
    }

    private static IEnumerable<Case> Statuses()
    {
        int[] statuses =
        [
            400, 401, 403, 404, 405, 408, 409, 412, 413, 418, 425, 429, 431, .. Enumerable.Range(500, 12),
            520, 529, 599,
        ];
        foreach (var status in statuses)
        {
            yield return new($"{status} once", Reply.Json(status, """{"message":"By the test."}"""), Reply.Ok);
            yield return new($"{status} for ever", Reply.Json(status, """{"message":"By the test."}"""));
            yield return new($"{status} in HTML", Reply.Html(status), Reply.Html(status), Reply.Ok);
            yield return new($"{status} with nothing", Reply.Empty(status), Reply.Empty(status), Reply.Ok);
            yield return new(
                $"{status} with half of a body",
                Reply.With(status, "application/x-amz-json-1.0", """{"__type":"x#Some","mess"""),
                Reply.Ok);
            yield return new($"{status} with a wait", Reply.Json(status, "{}", "x-amz-retry-after: 1"), Reply.Ok);
        }

        yield return new("421 once", Reply.Error("InvalidEndpointException", 421), Reply.Ok);
        yield return new("421 for ever", Reply.Error("InvalidEndpointException", 421));
        yield return new("404 in HTML for ever", Reply.Html(404));
        yield return new("503 in HTML for ever", Reply.Html(503));
        yield return new("503 with nothing for ever", Reply.Empty(503));
        yield return new("a redirect", Reply.With(307, "text/plain", "", "Location: http://127.0.0.1:9/"));
        yield return new(
            "an error by its header",
            Reply.With(400, "application/x-amz-json-1.0", "{}", "x-amzn-ErrorType: ThrottlingException:http://x/"),
            Reply.Ok);
        yield return new(
            "an error by its code", Reply.Json(400, """{"code":"SlowDown","Message":"By the test."}"""), Reply.Ok);
    }

    private static IEnumerable<Case> Refusals()
    {
        var condition = $$"""
            {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","Item":{{Item}},
            "message":"The conditional request failed"}
            """;
        var cancelled = $$"""
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","CancellationReasons":[
            {"Code":"ConditionalCheckFailed","Item":{{Item}},"Message":"Failed"},{"Code":"None"},
            {"Code":"TransactionConflict","Message":"Ongoing"},{"Code":"ThrottlingError","Message":"Slow"}],
            "message":"Transaction cancelled"}
            """;
        const string conflict = """
            {"__type":"x#TransactionCanceledException","CancellationReasons":[{"Code":"TransactionConflict"}]}
            """;
        return
        [
            new("a condition that failed, with its item", Reply.Json(400, condition))
            {
                Operation = Operation.PutItem,
            },
            new("a condition that failed, for an update", Reply.Json(400, condition))
            {
                Operation = Operation.UpdateItem,
            },
            new("a condition that failed, for a delete", Reply.Json(400, condition))
            {
                Operation = Operation.DeleteItem,
            },
            new("a condition that failed at the second attempt", Reply.Empty(503), Reply.Json(400, condition)),
            new(
                "a condition that failed, cut in its item",
                Reply.With(400, "application/x-amz-json-1.0", condition[..150])),
            new("a transaction that was cancelled", Reply.Json(400, cancelled))
            {
                Operation = Operation.TransactWriteItems,
            },
            new("a transaction that was cancelled for a conflict", Reply.Json(400, conflict))
            {
                Operation = Operation.TransactWriteItems,
            },
        ];
    }
}
