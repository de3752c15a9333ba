using System.Reflection;
using Xunit.v3;

namespace Blog.Tests;

/// <summary>
/// Tests that need something are skipped where it is missing, and say what gets it. Under the build's targets, which
/// get it first, they fail. Fixtures come before this: without what they need they start nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(params Need[] needs) : BeforeAfterTestAttribute
{
    /// <summary>Set by build/tests.cake.</summary>
    private static readonly bool MissingFails = Environment.GetEnvironmentVariable("BLOG_TESTS_MISSING") == "fails";

    public IReadOnlyList<Need> Needs { get; } = needs;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Tests.Needs.Missing(Needs) is not { } missing)
            return;
        Assert.False(MissingFails, missing);
        Assert.Skip(missing);
    }
}
