using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.Functions.Store;

/// <summary><see cref="WriteGuard"/> in DynamoDB's words.</summary>
internal static class GuardTerms
{
    private const string Caller = ":caller", Anonymous = ":anonymous", Expected = ":version";

    private const string Guarded =
        $"attribute_exists({PostItem.Pk}) AND ({PostItem.Author} = {Caller} OR {PostItem.Author} = {Anonymous})";

    internal static string Condition(WriteGuard guard) =>
        guard.IfMatch is IfMatch.ThisVersion ? $"{Guarded} AND {PostItem.Version} = {Expected}" : Guarded;

    internal static Dictionary<string, AttributeValue> Values(WriteGuard guard)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [Caller] = new(guard.Caller.Text),
            [Anonymous] = new(Author.Anonymous.Text),
        };
        if (guard.IfMatch is IfMatch.ThisVersion { Version: var version }) values[Expected] = PostItem.Number(version);
        return values;
    }
}
