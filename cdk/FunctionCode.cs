using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Blog.Cdk.Settings;
using Constructs;

namespace Blog.Cdk;

/// <summary>The one asset of all functions.</summary>
internal static class FunctionCode
{
    private static readonly string Placeholder = Path.Combine(AppContext.BaseDirectory, "placeholder");

    internal static Code From(Construct scope, FunctionSettings settings)
    {
        if (settings.Asset.IsNone)
            Annotations.Of(scope).AddWarningV2("blog:templateOnly", "This is the template only: its functions' code is a placeholder, do not deploy it.");
        return Code.FromAsset(settings.Asset.IfNone(Placeholder));
    }
}
