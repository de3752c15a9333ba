using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.DynamoDb;

public class DynamoDbSettingsTests
{
    [Theory]
    [InlineData("https://one.example/", "AWS_ENDPOINT_URL_DYNAMODB=https://one.example", "AWS_ENDPOINT_URL=https://two.example", "AWS_REGION=eu-west-1")]
    [InlineData("https://two.example/", "AWS_ENDPOINT_URL=https://two.example", "AWS_REGION=eu-west-1")]
    [InlineData("https://dynamodb.eu-west-1.amazonaws.com/", "AWS_REGION=eu-west-1", "AWS_DEFAULT_REGION=us-east-1")]
    [InlineData("https://dynamodb.us-east-1.amazonaws.com/", "AWS_DEFAULT_REGION=us-east-1")]
    [InlineData("https://dynamodb.cn-north-1.amazonaws.com.cn/", "AWS_REGION=cn-north-1")]
    public void The_endpoint_is_the_one_that_is_named_or_else_the_regions(string endpoint, params string[] environment) =>
        Assert.Equal(endpoint, From(environment).Endpoint.AbsoluteUri);

    [Fact]
    public void Credentials_are_those_of_the_environment() => Assert.Equal(
        new DynamoDbSettings(new("https://dynamodb.eu-west-1.amazonaws.com"), "eu-west-1", "key", "secret", "token"),
        From("AWS_REGION=eu-west-1", "AWS_ACCESS_KEY_ID=key", "AWS_SECRET_ACCESS_KEY=secret", "AWS_SESSION_TOKEN=token"));

    private static DynamoDbSettings From(params string[] environment)
    {
        var variables = environment.Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return DynamoDbSettings.From(name => variables.GetValueOrDefault(name));
    }
}
