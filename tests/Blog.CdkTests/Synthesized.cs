using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using Amazon.CDK.CXAPI;
using Blog.Cdk;
using Blog.Cdk.Settings;
using Annotations = Amazon.CDK.Assertions.Annotations;

namespace Blog.CdkTests;

/// <summary>
/// A stack that was synthesized in this process, with cdk.json's context but for what a test changes.
/// </summary>
internal sealed class Synthesized
{
    private static readonly Dictionary<string, Synthesized> Done = new(StringComparer.Ordinal);

    private readonly Lazy<Template> template;
    private readonly Lazy<Annotations> annotations;

    private Synthesized(BlogStack stack, CloudFormationStackArtifact artifact)
    {
        File = artifact.TemplateFullPath;
        IsProtected = artifact.TerminationProtection is true;
        Root = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
        template = new(() => Template.FromStack(stack));
        annotations = new(() => Annotations.FromStack(stack));
    }

    /// <summary>The template's path.</summary>
    internal string File { get; }

    /// <summary>From termination, by what the CDK's command line reads beside the template.</summary>
    internal bool IsProtected { get; }

    internal JsonObject Root { get; }

    internal Template Template => template.Value;

    internal Annotations Annotations => annotations.Value;

    /// <summary>Takes some seconds the first time that a context is asked for, and none after.</summary>
    /// <param name="changes">Such as <c>stage=prod</c>.</param>
    internal static Synthesized With(params string[] changes)
    {
        var key = Effect(changes);
        if (!Done.TryGetValue(key, out var found))
            Done[key] = found = Synthesize(changes);
        return found;
    }

    /// <summary>The whole context as text: a change to what is the default anyway is none.</summary>
    private static string Effect(string[] changes) => string.Join('&', CdkJson.ContextWith(changes)
        .Where(pair => !pair.Key.StartsWith('@'))
        .Select(pair => $"{pair.Key}={Convert.ToString(pair.Value, CultureInfo.InvariantCulture)}")
        .Order(StringComparer.Ordinal));

    internal IEnumerable<Resource> Resources(string? type = null) =>
        from pair in Root["Resources"]!.AsObject()
        where type is null || pair.Value!["Type"]!.GetValue<string>() == type
        select new Resource(pair.Key, pair.Value!.AsObject());

    internal Resource Only(string type) => Assert.Single(Resources(type));

    private static Synthesized Synthesize(string[] changes)
    {
        var context = CdkJson.ContextWith(["templateOnly=true", .. changes]);
        var folder = Path.Combine(AppContext.BaseDirectory, "cdk.out", $"{Done.Count}");
        var app = new App(new AppProps
        {
            Context = context,
            Outdir = folder,
            AnalyticsReporting = false,
            TreeMetadata = false,
            StackTraces = false,
        });
        var settings = StackSettings.From(name => app.Node.TryGetContext(name))
            .Match(Right: read => read, Left: fault => throw new InvalidOperationException(fault.Message));
        var stack = new BlogStack(app, settings);
        return new(stack, app.Synth().GetStackByName(settings.Name));
    }
}

/// <summary>A resource of a template.</summary>
internal sealed record Resource(string Id, JsonObject Json)
{
    internal string Type => Json[nameof(Type)]!.GetValue<string>();

    internal JsonObject Properties => Json[nameof(Properties)]?.AsObject() ?? [];

    internal JsonNode? this[string property] => Properties[property];
}
