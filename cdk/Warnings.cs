using Amazon.CDK;
using Blog.Cdk.Settings;

namespace Blog.Cdk;

/// <summary>What the CDK prints beside the template: asked for, but not to be overlooked.</summary>
internal static class Warnings
{
    internal static void Give(Stack stack, StackSettings settings)
    {
        if (settings.Api.Writers is Access.Anyone)
            Give("writers", "Anyone may write, without a signature or a token: writers=anyone was asked for.");
        if (settings.Functions.IsDeprecated)
            Give(
                "runtime",
                "AWS deprecated provided.al2 on 2026-07-31: it refuses new functions from 2027-02-01, and changes "
                + "from 2027-03-03.");
        if (settings.Functions.Asset.IsNone)
            Give("templateOnly", "This is the template only: its functions' code is a placeholder, do not deploy it.");

        void Give(string id, string text) => Annotations.Of(stack).AddWarningV2($"blog:{id}", text);
    }
}
