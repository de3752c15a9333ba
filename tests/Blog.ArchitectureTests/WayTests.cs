using System.Text.RegularExpressions;

namespace Blog.ArchitectureTests;

/// <summary>The README's picture of a create's way, beside the code that runs on it.</summary>
public sealed partial class WayTests
{
    private const int Most = 30;

    /// <summary>What the steps hand on to each other.</summary>
    private static readonly string[] Values =
    [
        "Author.cs", "BlogId.cs", "Fingerprint.cs", "IdempotencyKey.cs", "IdempotencyRecord.cs", "Instant.cs",
        "Post.cs", "PostBody.cs", "PostId.cs", "PostKey.cs", "PostText.cs", "Rule.cs", "Title.cs",
    ];

    /// <summary>Where the way ends early.</summary>
    private static readonly string[] Failures =
    [
        "BlogError.cs", "Conflicts.cs", "DynamoUnavailableException.cs", "FieldFault.cs", "Problem.cs", "StoreError.cs",
    ];

    /// <summary>Between two of these stands a delegate, which shows in no call.</summary>
    private static readonly string[] Beginnings =
    [
        "Blog.Functions.Lambda.FunctionEvents::OnEvents",
        "Blog.Functions.FunctionEdge::Around",
        "Blog.Functions.Endpoints.CreatePostEndpoint::Handle",
        "Blog.Functions.Store.PostStore::Insert",
        "Blog.Functions.Edges.SdkEdge::From",
    ];

    /// <summary>The one file that makes the delegates, and no step of the way.</summary>
    private const string Composition = "FunctionStart.cs";

    [Fact]
    public void The_picture_has_no_more_files_than_a_reader_can_follow()
    {
        Assert.InRange(Drawn.Count, 10, Most);
        Assert.Equal(Drawn.Count, Drawn.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_file_of_the_picture_runs_on_the_way() => Assert.Empty(
        Drawn.Except(Way.Files(Beginnings).Keys, StringComparer.Ordinal).Except([Composition], StringComparer.Ordinal));

    [Fact]
    public void Every_file_on_the_way_up_to_the_edge_is_in_the_picture_or_carries_a_value_or_a_failure() =>
        Assert.Empty(
            Way.Files(Beginnings[..^1]).Keys
                .Except(Drawn, StringComparer.Ordinal)
                .Except(Values, StringComparer.Ordinal)
                .Except(Failures, StringComparer.Ordinal));

    [Fact]
    public void What_is_left_out_of_the_picture_runs_all_the_same() => Assert.Empty(
        Values.Concat(Failures).Except(Way.Files(Beginnings).Keys, StringComparer.Ordinal));

    private static IReadOnlyList<string> Drawn { get; } =
    [
        .. File().Matches(Picture().Match(System.IO.File.ReadAllText(Readme())).Value).Select(file => file.Value),
    ];

    private static string Readme()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "build.cake"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "README.md");
    }

    [GeneratedRegex(@"```mermaid.*?```", RegexOptions.Singleline, 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\b[\w.]+\.cs\b", RegexOptions.None, 1000)]
    private static partial Regex File();
}
