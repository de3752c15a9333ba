using Blog.PropertyTests;
using Blog.PropertyTests.Model;
using CsCheck;

namespace Blog.IntegrationTests.Endpoints;

/// <summary>The laws of the model, with the functions on DynamoDB in the place of those on a dictionary.</summary>
public abstract class ModelOnDynamoDbTests(EdgeTable table)
{
    [Fact]
    public void The_five_functions_agree_with_a_dictionary() =>
        Agreement.InSequence(() => new Session(table.Posts.Answer, Some.Blog().Text), iter: 30);

    /// <summary>
    /// On a deployed table without lists: a query there may show the later of two writes that go on beside it and not
    /// the earlier (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html).
    /// </summary>
    [Fact]
    public void Requests_at_once_are_answered_as_if_they_came_one_by_one() => Agreement.AtOnce(
        () => new Session(table.UnsteadyPosts.Answer, Some.Blog().Text, Gens.Contended),
        DynamoDb.IsLocal
            ? Gens.ContendingOperation
            : Gens.ContendingOperation.Where(operation => operation is not Operation.Page),
        iter: 150);
}
