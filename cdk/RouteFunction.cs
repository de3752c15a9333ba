using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Blog.Cdk.Settings;
using Blog.Core;
using Constructs;

namespace Blog.Cdk;

/// <summary>A route's own function, with its own role and log group.</summary>
internal sealed record RouteFunction(Route Route, Function Function, LogGroup LogGroup)
{
    internal static readonly Duration Timeout = Duration.Seconds(10);

    internal static RouteFunction Create(Construct scope, Route route, Code code, ITable table, StackSettings settings)
    {
        var logGroup = StageLogGroup.Create(scope, $"{route.Name}Log", settings);
        var role = new Role(
            scope,
            $"{route.Name}Role",
            new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
        role.Grant(route, table, logGroup);
        var function = new Function(scope, route.Name, new FunctionProps
        {
            Description = $"{route.Method} {route.Path}",
            Handler = route.Name,
            Code = code,
            Runtime = settings.Functions.Runtime,
            Architecture = settings.Functions.Architecture,
            MemorySize = settings.Functions.MemoryMegabytes,
            ReservedConcurrentExecutions = settings.Functions.ReservedConcurrency.ToNullable(),
            Timeout = Timeout,
            Role = role,
            LogGroup = logGroup,
            LoggingFormat = LoggingFormat.JSON,
            ApplicationLogLevelV2 = settings.Functions.LogLevel,
            Tracing = Tracing.ACTIVE,
            Environment = FunctionEnvironment.From(table, settings),
        });
        return new(route, function, logGroup);
    }
}
