using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Blog.Cdk.Settings;
using Constructs;

namespace Blog.Cdk;

/// <summary>Production's logs outlive the stack, until their time is over.</summary>
internal static class StageLogGroup
{
    internal static LogGroup Create(Construct scope, string id, StackSettings settings) =>
        new(scope, id, new LogGroupProps
        {
            Retention = settings.LogRetention,
            RemovalPolicy = settings.IsProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        });
}
