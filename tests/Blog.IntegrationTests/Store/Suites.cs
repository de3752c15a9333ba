namespace Blog.IntegrationTests.Store;

[Collection(DynamoDbSuites.Name)]
public sealed class ConcurrencyOverSdkTests(DynamoDb dynamo) : ConcurrencyTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class GuardOverSdkTests(DynamoDb dynamo) : GuardTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class IdempotencyOverSdkTests(DynamoDb dynamo) : IdempotencyTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class ItemFormOverSdkTests(DynamoDb dynamo) : ItemFormTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class PageOverSdkTests(DynamoDb dynamo) : PageTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class RoundTripOverSdkTests(DynamoDb dynamo) : RoundTripTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class TableCleanUpOverSdkTests(DynamoDb dynamo) : TableCleanUpTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class ThousandPostsOverSdkTests(DynamoDb dynamo, ThousandPosts blog)
    : ThousandPostsTests(dynamo.Sdk, blog), IClassFixture<ThousandPosts>;

[Collection(DynamoDbSuites.Name)]
public sealed class VersionOverSdkTests(DynamoDb dynamo) : VersionTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class ConcurrencyOverLeanTests(DynamoDb dynamo) : ConcurrencyTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class GuardOverLeanTests(DynamoDb dynamo) : GuardTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class IdempotencyOverLeanTests(DynamoDb dynamo) : IdempotencyTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class ItemFormOverLeanTests(DynamoDb dynamo) : ItemFormTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class PageOverLeanTests(DynamoDb dynamo) : PageTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class RoundTripOverLeanTests(DynamoDb dynamo) : RoundTripTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class TableCleanUpOverLeanTests(DynamoDb dynamo) : TableCleanUpTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class ThousandPostsOverLeanTests(DynamoDb dynamo, ThousandPosts blog)
    : ThousandPostsTests(dynamo.Lean, blog), IClassFixture<ThousandPosts>;

[Collection(DynamoDbSuites.Name)]
public sealed class VersionOverLeanTests(DynamoDb dynamo) : VersionTests(dynamo.Lean);
