namespace Blog.IntegrationTests.Faults;

[Collection(DynamoDbSuites.Name)]
public sealed class ConflictOverSdkTests(DynamoDb dynamo) : ConflictTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class DeadlineOverSdkTests(DynamoDb dynamo) : DeadlineTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class LostAnswerOverSdkTests(DynamoDb dynamo) : LostAnswerTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class OwnFaultOverSdkTests(DynamoDb dynamo) : OwnFaultTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class RetryOverSdkTests(DynamoDb dynamo) : RetryTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class ConflictOverLeanTests(DynamoDb dynamo) : ConflictTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class DeadlineOverLeanTests(DynamoDb dynamo) : DeadlineTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class LostAnswerOverLeanTests(DynamoDb dynamo) : LostAnswerTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class OwnFaultOverLeanTests(DynamoDb dynamo) : OwnFaultTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class RetryOverLeanTests(DynamoDb dynamo) : RetryTests(dynamo.Lean);
