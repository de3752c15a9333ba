namespace Blog.CdkTests;

/// <summary>Stages, with a space between the changes that make one, and whether they are production.</summary>
public sealed class Stages : TheoryData<string, bool>
{
    public Stages()
    {
        Add("stage=dev", false);
        Add("stage=prod", true);
        Add("stage=prod-eu", false);
        Add("stage=prod-eu production=true", true);
    }

    internal static Synthesized Of(string changes, params string[] more) =>
        Synthesized.With([.. changes.Split(' '), .. more]);
}
