namespace Blog.ArchitectureTests;

/// <summary>What each project may reference, besides the base library: the table of the architecture.</summary>
public sealed class ProjectTests
{
    private static readonly string[] BaseLibrary =
        ["System.", "System", "Microsoft.Win32.", "Microsoft.CSharp", "netstandard", "mscorlib"];

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Blog.Core", ["LanguageExt.Core"] },
        { "bootstrap", ["Blog.Core", "LeanLambda", "AWSSDK.Core", "AWSSDK.DynamoDBv2", "Serilog", "LanguageExt.Core"] },
        { "LeanLambda", ["AWSSDK.Core", "AWSSDK.DynamoDBv2"] },
        { "Blog.Local", [
            "Blog.Core", "Microsoft.AspNetCore.", "Microsoft.AspNetCore", "Microsoft.Extensions.",
            "Microsoft.IdentityModel.",
            "Swashbuckle.AspNetCore.SwaggerUI",
        ] },
        { "Blog.Client", ["Polly.Core"] },
        { "Blog.OpenApi", ["Blog.Core", "LanguageExt.Core", "Microsoft.OpenApi"] },
        { "Blog.Cdk", ["Blog.Core", "LanguageExt.Core", "Amazon.CDK.Lib", "Constructs"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_what_it_may_and_no_more(string project, string[] allowed) => Assert.DoesNotContain(
        House.References(project),
        name => !BaseLibrary.Concat(allowed).Any(one => IsOf(one, name)));

    /// <summary>What is allowed and not used is no wall.</summary>
    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_all_that_it_may(string project, string[] allowed) => Assert.DoesNotContain(
        allowed,
        one => !House.References(project).Any(name => IsOf(one, name)));

    [Fact]
    public void Every_project_has_its_row() => Assert.Equal(
        House.Projects.Select(project => project.GetName().Name).Order(StringComparer.Ordinal),
        Allowed.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    /// <param name="one">A name, or the beginning of several, which ends with a dot.</param>
    private static bool IsOf(string one, string name) =>
        one.EndsWith('.') ? name.StartsWith(one, StringComparison.Ordinal) : name == one;
}
