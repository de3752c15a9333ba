using System.Diagnostics;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Blog.Core;

namespace Blog.Cdk;

/// <summary>What a function's role may do, besides what X-Ray asks for.</summary>
internal static class Grants
{
    /// <summary>
    /// The one action of a route on the table. A create with an idempotency key is a transaction of two puts, for which
    /// IAM asks no more than PutItem.
    /// </summary>
    internal static string ActionOf(Route route) => route.Name switch
    {
        nameof(Routes.CreatePost) => "dynamodb:PutItem",
        nameof(Routes.ListPosts) => "dynamodb:Query",
        nameof(Routes.GetPost) => "dynamodb:GetItem",
        nameof(Routes.UpdatePost) => "dynamodb:UpdateItem",
        nameof(Routes.DeletePost) => "dynamodb:DeleteItem",
        _ => throw new UnreachableException($"The route {route.Name} has no action on the table: add it here."),
    };

    internal static void Grant(this Role role, Route route, ITable table, LogGroup logGroup)
    {
        Allow(role, [ActionOf(route)], table.TableArn);
        Allow(role, ["logs:CreateLogStream", "logs:PutLogEvents"], logGroup.LogGroupArn);
    }

    private static void Allow(Role role, string[] actions, string resource) =>
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = actions, Resources = [resource] }));
}
