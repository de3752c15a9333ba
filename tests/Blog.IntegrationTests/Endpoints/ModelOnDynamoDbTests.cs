using Blog.PropertyTests;
using Blog.PropertyTests.Model;
using CsCheck;

namespace Blog.IntegrationTests.Endpoints;

/// <summary>The laws of the model, with the functions on DynamoDB in the place of those on a dictionary.</summary>
public abstract class ModelOnDynamoDbTests(EdgeTable table)
{
    [Fact]
    public void The_five_functions_agree_with_a_dictionary() => Agreement.InSequence(Start, iter: 30);

    /// <summary>A deployed table's query may show one of two writes that go on beside it and not the other, so that lists have
    /// no one moment there.</summary>
    [Fact]
    public void Requests_at_once_are_answered_as_if_they_came_one_by_one() => Agreement.AtOnce(
        Start,
        DynamoDb.IsLocal
            ? Gens.ContendingOperation
            : Gens.ContendingOperation.Where(operation => operation is not Operation.Page),
        iter: 100);

    private Session Start() => new(table.Posts.Answer, Some.Blog().Text);
}
