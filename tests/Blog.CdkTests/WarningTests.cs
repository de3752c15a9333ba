using Amazon.CDK.Assertions;

namespace Blog.CdkTests;

public class WarningTests
{
    [Theory]
    [ClassData(typeof(Kinds))]
    public void Open_writing_is_warned_of_and_nothing_else_is(string stage, string api, string writers)
    {
        var warnings = Texts(Kinds.Of(stage, api, writers));
        Assert.Contains(warnings, text => text.Contains("placeholder", StringComparison.Ordinal));
        Assert.Equal(
            writers == "anyone",
            warnings.Any(text => text.Contains("Anyone may write", StringComparison.Ordinal)));
        Assert.Equal(writers == "anyone" ? 2 : 1, warnings.Length);
    }

    [Fact]
    public void A_deprecated_runtime_is_warned_of() =>
        Assert.Contains(Texts(Changed.Http), text => text.Contains("provided.al2", StringComparison.Ordinal));

    private static string[] Texts(Synthesized stack) =>
        [.. stack.Annotations.FindWarning("*", Match.AnyValue()).Select(message => $"{message.Entry.Data}")];
}
