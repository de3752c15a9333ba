namespace Blog.IntegrationTests.Endpoints;

[Collection(DynamoDbSuites.Name)]
public sealed class FullPageOverSdkTests(DynamoDb dynamo) : FullPageTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class ModelOnDynamoDbOverSdkTests(DynamoDb dynamo) : ModelOnDynamoDbTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class FullPageOverLeanTests(DynamoDb dynamo) : FullPageTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class ModelOnDynamoDbOverLeanTests(DynamoDb dynamo) : ModelOnDynamoDbTests(dynamo.Lean);

[Collection(DynamoDbSuites.Name)]
public sealed class RepeatedIdOverSdkTests(DynamoDb dynamo) : RepeatedIdTests(dynamo.Sdk);

[Collection(DynamoDbSuites.Name)]
public sealed class RepeatedIdOverLeanTests(DynamoDb dynamo) : RepeatedIdTests(dynamo.Lean);
