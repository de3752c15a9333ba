using Amazon.CDK;
using Blog.Cdk.Settings;
using Blog.Core;
using Constructs;

namespace Blog.Cdk;

/// <summary>All that is deployed for one stage.</summary>
internal sealed class BlogStack : Stack
{
    internal BlogStack(Construct scope, StackSettings settings)
        : base(scope, settings.Name, new StackProps
        {
            Description = $"The blog API, stage {settings.Stage}.",
            TerminationProtection = settings.IsProduction,
        })
    {
        var table = PostTable.Create(this, settings);
        var code = FunctionCode.From(settings.Functions);
        RouteFunction[] functions =
            [.. Routes.All.Select(route => RouteFunction.Create(this, route, code, table, settings))];
        var api = settings.Api.Kind is ApiKind.Rest
            ? RestGateway.Create(this, functions, settings)
            : HttpGateway.Create(this, functions, settings);
        Warnings.Give(this, settings);

        var alarms = Alarms.Create(this, functions, api, table);
        AlarmTopic.Create(this, settings.AlarmEmail, alarms);
        var dashboardUrl = Overview.Create(this, functions, api, table, alarms);

        Output("Url", api.Url);
        Output("TableName", table.TableName);
        Output("DashboardUrl", dashboardUrl);
        foreach (var function in functions)
            Output($"LogGroupOf{function.Route.Name}", function.LogGroup.LogGroupName);
        Output("LogGroupOfApi", api.AccessLog.LogGroupName);
        // build/aws.mjs refuses what would harm a stack that says true
        Output("Production", settings.IsProduction ? "true" : "false");
    }

    private void Output(string name, string value) =>
        _ = new CfnOutput(this, name, new CfnOutputProps { Value = value });
}
