namespace Blog.CdkTests;

/// <summary>
/// Two stacks with settings that are not the usual ones, each of which shows at a place of its own: a stack takes a
/// third of a second, and one for each setting would take ten.
/// </summary>
internal static class Changed
{
    internal const string Origins = "corsOrigins=https://a.example,https://b.example";

    private static readonly string[] OfBoth = [Origins, "throttleRate=7", "throttleBurst=9"];

    internal static Synthesized Http => Synthesized.With(
        [
            .. OfBoth,
            "service=shop", "stage=feat-1008", "runtime=al2", "architecture=arm64", "memory=1024",
            "reservedConcurrency=5",
            "logLevel=DEBUG", "logRetentionDays=30", "alarmEmail=team@blog.example",
        ]);

    internal static Synthesized Rest => Synthesized.With(
        [.. OfBoth, "api=rest", "stage=prod", "readers=iam", "table=v1", "logRetentionDays=3653"]);
}
