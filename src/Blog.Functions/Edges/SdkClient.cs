using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using LeanLambda.DynamoDb;

namespace Blog.Functions.Edges;

/// <summary>
/// AWS's own client, but that it does not send a single write again that may have been done (docs/adr/0016).
/// </summary>
internal sealed class SdkClient(AWSCredentials credentials, AmazonDynamoDBConfig config)
    : AmazonDynamoDBClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new OnceForWrites(Config)));
    }

    private sealed class OnceForWrites(IClientConfig config) : StandardRetryPolicy(config)
    {
        public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
            !(IsSingleWrite(executionContext) && UnknownOutcome.After(exception))
            && base.RetryForException(executionContext, exception);

        public override async Task<bool> RetryForExceptionAsync(
            IExecutionContext executionContext, Exception exception) =>
            !(IsSingleWrite(executionContext) && UnknownOutcome.After(exception))
            && await base.RetryForExceptionAsync(executionContext, exception);

        /// <summary>One without a token by which DynamoDB would know it again.</summary>
        private static bool IsSingleWrite(IExecutionContext context) => context.RequestContext.OriginalRequest
            is PutItemRequest or UpdateItemRequest or DeleteItemRequest;
    }
}
