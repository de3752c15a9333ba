namespace Blog.EndToEndTests.Callers;

/// <summary>
/// A file of access keys for <c>--iam-keys</c>. A profile's name is its key's id too; one with a slash is a role's
/// session.
/// </summary>
internal sealed class KeyFile : IDisposable
{
    public const string Secret = "secret", SessionToken = "session";

    public KeyFile(params string[] profiles) => File.WriteAllText(Path, string.Concat(profiles.Select(name => $"""
        # a key of the tests
        [{name}]
        aws_access_key_id = {IdOf(name)}
        aws_secret_access_key={Secret}
        {(name.Contains('/', StringComparison.Ordinal) ? $"aws_session_token = {SessionToken}" : "")}

        """)));

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public static string IdOf(string profile) => profile.Replace('/', '_');

    public void Dispose() => File.Delete(Path);
}
