using Amazon.CDK.AWS.Lambda;
using Blog.Cdk.Settings;

namespace Blog.Cdk;

/// <summary>The one asset of all functions.</summary>
internal static class FunctionCode
{
    private static readonly string Placeholder = Path.Combine(AppContext.BaseDirectory, "placeholder");

    internal static Code From(LambdaSettings settings) => Code.FromAsset(settings.Asset.IfNone(Placeholder));
}
