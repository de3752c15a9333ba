using System.Security.Cryptography;
using System.Text;
using Blog.Local.Lambda;

namespace Blog.Local.Authorizers;

/// <summary>An AWS principal as API Gateway names it in an event.</summary>
/// <param name="UserId">Of a user, <c>AIDA...</c>; of a role's session, <c>AROA...:session</c>.</param>
internal sealed record AwsPrincipal(string AccessKey, string UserId, string Arn)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static AwsPrincipal User(string accessKey, string name) =>
        new(accessKey, "AIDA" + IdOf(name), $"arn:aws:iam::{FunctionDefinition.AccountId}:user/{name}");

    public static AwsPrincipal RoleSession(string accessKey, string role, string session) => new(
        accessKey,
        $"AROA{IdOf(role)}:{session}",
        $"arn:aws:sts::{FunctionDefinition.AccountId}:assumed-role/{role}/{session}");

    /// <summary>Of a key that nobody checked: its id stands for the principal's too.</summary>
    public static AwsPrincipal Believed(string accessKey) =>
        new(accessKey, accessKey, $"arn:aws:iam::{FunctionDefinition.AccountId}:user/{accessKey}");

    /// <summary>The same for a name at each start, as no store keeps it.</summary>
    private static string IdOf(string name) => string.Concat(
        SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(17).Select(part => Base32[part % Base32.Length]));
}
