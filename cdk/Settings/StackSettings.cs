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

/// <summary>
/// The settings that the context gives. One value for each key of cdk.json; docs/deploy.md says what each means.
/// </summary>
/// <param name="IsProduction">The stack is protected, and its data outlives it; any other is destroyed whole.</param>
internal sealed record StackSettings(
    string Service,
    string Stage,
    bool IsProduction,
    ApiSettings Api,
    LambdaSettings Functions,
    TableKind Table,
    RetentionDays LogRetention,
    Option<string> AlarmEmail)
{
    /// <summary>The stack's name: people type it.</summary>
    internal string Name => StackName.Of(Service, Stage);

    /// <summary>The first fault, where there are several.</summary>
    internal static Either<SettingFault, StackSettings> From(Func<string, object?> value)
    {
        var context = new Context(value);
        return
            from service in context.Matching("service", StackName.ServicePattern, StackName.ServiceRule)
            from stage in context.Matching("stage", StackName.StagePattern, StackName.StageRule)
            from fits in StackName.Of(service, stage).Length <= StackName.MaxLength
                ? stage
                : Context.Fault<string>(
                    "stage",
                    stage,
                    $"shorter: {StackName.Of(service, stage)} may have {StackName.MaxLength} characters")
            from production in ProductionFrom(context, stage)
            from api in ApiSettings.From(context)
            from functions in LambdaSettings.From(context)
            from table in context.OneOf("table", ("global", TableKind.Global), ("v1", TableKind.V1))
            from retention in Settings.LogRetention.From(context, production)
            from email in context.Matching("alarmEmail", @"([^@\s]+@[^@\s]+)?", "an e-mail address, or empty")
            select new StackSettings(
                service, fits, production, api, functions, table, retention, email == "" ? Option<string>.None : email);
    }

    /// <summary>The one thing that hangs on a stage's name: <c>prod</c> is production without being asked.</summary>
    private static Either<SettingFault, bool> ProductionFrom(Context context, string stage) =>
        from word in context.Matching("production", "(true|false)?", "true, false or empty")
        from production in (word, stage) is ("false", "prod")
            ? Context.Fault<bool>("production", word, "true or empty with the stage prod, which is production")
            : word == "true" || stage == "prod"
        select production;
}
