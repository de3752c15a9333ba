namespace Blog.CdkTests;

public class TableTests
{
    [Theory]
    [InlineData("stage=dev")]
    [InlineData("stage=prod-eu")]
    [InlineData("stage=prod")]
    public void The_table_is_on_demand_encrypted_and_kept_for_a_point_in_time(string changes) =>
        Stages.Of(changes).Template.HasResourceProperties("AWS::DynamoDB::GlobalTable", Json.Shape("""
            {
              "AttributeDefinitions": [
                { "AttributeName": "Pk", "AttributeType": "S" },
                { "AttributeName": "Sk", "AttributeType": "S" }
              ],
              "KeySchema": [
                { "AttributeName": "Pk", "KeyType": "HASH" },
                { "AttributeName": "Sk", "KeyType": "RANGE" }
              ],
              "BillingMode": "PAY_PER_REQUEST",
              "SSESpecification": { "SSEEnabled": true, "SSEType": "KMS" },
              "TimeToLiveSpecification": { "AttributeName": "ExpiresAt", "Enabled": true },
              "Replicas": [
                {
                  "Region": { "Ref": "AWS::Region" },
                  "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true }
                }
              ]
            }
            """));

    [Fact]
    public void A_plain_table_is_the_same() => Assert.All([Synthesized.With("table=v1"), Changed.Rest], stack =>
        stack.Template.HasResourceProperties("AWS::DynamoDB::Table", Json.Shape("""
            {
              "AttributeDefinitions": [
                { "AttributeName": "Pk", "AttributeType": "S" },
                { "AttributeName": "Sk", "AttributeType": "S" }
              ],
              "KeySchema": [
                { "AttributeName": "Pk", "KeyType": "HASH" },
                { "AttributeName": "Sk", "KeyType": "RANGE" }
              ],
              "BillingMode": "PAY_PER_REQUEST",
              "SSESpecification": { "SSEEnabled": true },
              "TimeToLiveSpecification": { "AttributeName": "ExpiresAt", "Enabled": true },
              "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true }
            }
            """)));

    [Theory]
    [ClassData(typeof(Stages))]
    public void Production_keeps_its_table_when_the_stack_goes(string changes, bool isProduction)
    {
        var table = Stages.Of(changes).Only("AWS::DynamoDB::GlobalTable");
        Assert.Equal(isProduction, table["Replicas"]![0]!["DeletionProtectionEnabled"]?.GetValue<bool>() ?? false);
        AssertPolicies(table, isProduction);
    }

    [Fact]
    public void Production_keeps_a_plain_table_too()
    {
        AssertPlainTable(Synthesized.With("table=v1"), isProduction: false);
        AssertPlainTable(Changed.Rest, isProduction: true);
    }

    private static void AssertPlainTable(Synthesized stack, bool isProduction)
    {
        var table = stack.Only("AWS::DynamoDB::Table");
        Assert.Equal(isProduction, table["DeletionProtectionEnabled"]?.GetValue<bool>() ?? false);
        AssertPolicies(table, isProduction);
    }

    private static void AssertPolicies(Resource table, bool isProduction)
    {
        var policy = isProduction ? "Retain" : "Delete";
        Assert.Equal(
            (policy, policy),
            (table.Json["DeletionPolicy"].Text().Trim('"'), table.Json["UpdateReplacePolicy"].Text().Trim('"')));
    }
}
