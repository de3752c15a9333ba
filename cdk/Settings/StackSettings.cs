using Amazon.CDK.AWS.Logs;
using LanguageExt;

namespace Blog.Cdk.Settings;

internal enum TableKind
{
    /// <summary><c>AWS::DynamoDB::GlobalTable</c>, of one region until more are added.</summary>
    Global,

    /// <summary><c>AWS::DynamoDB::Table</c>, for what knows no global tables.</summary>
    V1,
}

/// <summary>What the context asks for. One value for each key of cdk.json; docs/deploy.md says what each means.</summary>
internal sealed record StackSettings(
    string Service, string Stage, ApiSettings Api, FunctionSettings Functions, TableKind Table, RetentionDays LogRetention, Option<string> AlarmEmail)
{
    /// <summary>
    /// Of service and stage together, with the hyphen. Functions and roles have names of at most 64 characters, which
    /// CloudFormation makes of the stack's, the resource's own (the longest has 22) and 13 random ones, and shortens if it must.
    /// </summary>
    internal const int MaxNameLength = 64 - 22 - 13 - 2;

    /// <summary>The stack's name: people type it.</summary>
    internal string Name => $"{Service}-{Stage}";

    /// <summary>Production keeps its data when the stack goes; every other stage is destroyed whole.</summary>
    internal bool IsProduction => Stage == "prod";

    /// <summary>The first fault, where there are several.</summary>
    internal static Either<SettingFault, StackSettings> From(Func<string, object?> value)
    {
        var context = new Context(value);
        return
            from service in NameFrom(context, "service")
            from stage in NameFrom(context, "stage")
            from fits in service.Length + 1 + stage.Length <= MaxNameLength
                ? stage
                : Context.Fault<string>("stage", stage, $"shorter: {service}-{stage} may have {MaxNameLength} characters")
            from api in ApiSettings.From(context)
            from functions in FunctionSettings.From(context)
            from table in context.OneOf("table", ("global", TableKind.Global), ("v1", TableKind.V1))
            from retention in Settings.LogRetention.From(context, stage)
            from email in context.Matching("alarmEmail", @"([^@\s]+@[^@\s]+)?", "an e-mail address, or empty")
            select new StackSettings(service, fits, api, functions, table, retention, email == "" ? Option<string>.None : email);
    }

    private static Either<SettingFault, string> NameFrom(Context context, string name) =>
        context.Matching(name, "[a-z][a-z0-9-]*", "a lower-case letter, then lower-case letters, digits and hyphens");
}
