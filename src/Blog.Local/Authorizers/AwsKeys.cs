using System.Security.Cryptography;

namespace Blog.Local.Authorizers;

/// <param name="SessionToken">Null for the key of a user.</param>
internal sealed record AwsKey(string Secret, string? SessionToken, AwsPrincipal Principal);

/// <summary>
/// Access keys in a file of the AWS CLI's form, which every SDK reads (<c>AWS_SHARED_CREDENTIALS_FILE</c>). The profile
/// <c>[alice]</c> is the user of that name; one with an <c>aws_session_token</c>, such as <c>[editor/monday]</c>, is
/// the session <c>monday</c> of the role <c>editor</c>.
/// </summary>
internal static class AwsKeys
{
    /// <summary>Made at first use, with keys for <c>alice</c> and <c>bob</c>.</summary>
    public const string DefaultFile = ".local/iam/credentials";

    /// <summary>By the key's id.</summary>
    /// <exception cref="CannotRunException">The file cannot be read, or has no key.</exception>
    public static IReadOnlyDictionary<string, AwsKey> Read(string file)
    {
        try
        {
            if (file == DefaultFile)
                PrivateFile.Make(file, () => NewKey("alice") + NewKey("bob"));
            var keys = Profiles(File.ReadLines(file)).ToDictionary(
                profile => Value(profile, "aws_access_key_id"),
                KeyOf,
                StringComparer.Ordinal);
            return keys.Count > 0 ? keys : throw new FormatException("it has no profile");
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            throw new CannotRunException(
                $"The access keys of '{file}' cannot be read: {problem.Message.TrimEnd('.')}. "
                + "It wants profiles as in ~/.aws/credentials; remove it, or name another by --iam-keys.");
        }
    }

    private sealed record Profile(string Name, Dictionary<string, string> Values);

    private static List<Profile> Profiles(IEnumerable<string> lines)
    {
        var profiles = new List<Profile>();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line is not ("" or ['#' or ';', ..])))
            if (line is ['[', .. var name, ']'])
                profiles.Add(new(name.Trim(), new(StringComparer.Ordinal)));
            else if (profiles.Count > 0 && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
                profiles[^1].Values[key] = value;
            else
                throw new FormatException("a line is neither [profile] nor name = value");
        return profiles;
    }

    private static AwsKey KeyOf(Profile profile)
    {
        var (id, token) = (Value(profile, "aws_access_key_id"), profile.Values.GetValueOrDefault("aws_session_token"));
        return new(
            Value(profile, "aws_secret_access_key"),
            token,
            token is null ? AwsPrincipal.User(id, profile.Name)
                : profile.Name.Split('/', 2) is [var role, var session] ? AwsPrincipal.RoleSession(id, role, session)
                : AwsPrincipal.RoleSession(id, profile.Name, "local"));
    }

    private static string Value(Profile profile, string name) =>
        profile.Values.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new FormatException($"[{profile.Name}] has no {name}");

    private static string NewKey(string user) => $"""
        [{user}]
        aws_access_key_id = AKIA{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}
        aws_secret_access_key = {RandomNumberGenerator.GetHexString(40, lowercase: true)}


        """;
}
