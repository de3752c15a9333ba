using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Blog.Cdk.Settings;
using Constructs;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;

namespace Blog.Cdk;

/// <summary>The one table. Its keys and its TTL attribute are those of the functions' items.</summary>
internal static class PostTable
{
    private const string TimeToLive = "ExpiresAt";

    private static readonly Attribute PartitionKey = new() { Name = "Pk", Type = AttributeType.STRING };
    private static readonly Attribute SortKey = new() { Name = "Sk", Type = AttributeType.STRING };

    internal static ITable Create(Construct scope, StackSettings settings) => settings.Table is TableKind.V1
        ? new Table(scope, "Posts", new TableProps
        {
            PartitionKey = PartitionKey,
            SortKey = SortKey,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.AWS_MANAGED,
            PointInTimeRecovery = true,
            TimeToLiveAttribute = TimeToLive,
            DeletionProtection = settings.IsProduction,
            RemovalPolicy = Removal(settings),
        })
        : new TableV2(scope, "Posts", new TablePropsV2
        {
            PartitionKey = PartitionKey,
            SortKey = SortKey,
            Billing = Billing.OnDemand(),
            Encryption = TableEncryptionV2.AwsManagedKey(),
            PointInTimeRecovery = true,
            TimeToLiveAttribute = TimeToLive,
            DeletionProtection = settings.IsProduction,
            RemovalPolicy = Removal(settings),
        });

    private static RemovalPolicy Removal(StackSettings settings) =>
        settings.IsProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
