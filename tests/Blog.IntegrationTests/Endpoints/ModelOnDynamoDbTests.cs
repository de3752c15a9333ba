using Blog.PropertyTests;
using Blog.PropertyTests.Model;

namespace Blog.IntegrationTests.Endpoints;

public abstract class ModelOnDynamoDbTests(EdgeTable table)
{
    /// <summary>The law of Blog.PropertyTests, with the functions on DynamoDB in the place of those on a dictionary.</summary>
    [Fact]
    public void The_five_functions_agree_with_a_dictionary() => Law.ForAll(
        Gens.Operations,
        operations => ModelRun.Against(table.Posts.Answer, operations, Some.Blog().Text),
        count: 30);
}
