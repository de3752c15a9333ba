namespace Blog.CdkTests;

/// <summary>The kinds of stack: every stage, API and <c>writers</c> that go together.</summary>
public sealed class Kinds : TheoryData<string, string, string>
{
    internal const string JwtIssuer = "https://issuer.example/", JwtAudience = "blog,shop";

    public Kinds()
    {
        foreach (var stage in new[] { "dev", "prod" })
        {
            foreach (var writers in new[] { "iam", "jwt", "anyone" })
                Add(stage, "http", writers);
            foreach (var writers in new[] { "iam", "anyone" })
                Add(stage, "rest", writers); // with jwt refused: SettingsTests
        }
    }

    internal static Synthesized Of(string stage, string api, string writers) => writers == "jwt"
        ? Synthesized.With(
            $"stage={stage}",
            $"api={api}",
            "writers=jwt",
            $"jwtIssuer={JwtIssuer}",
            $"jwtAudience={JwtAudience}")
        : Synthesized.With($"stage={stage}", $"api={api}", $"writers={writers}");
}
