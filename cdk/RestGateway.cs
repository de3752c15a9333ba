using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.Logs;
using Blog.Cdk.Settings;
using Constructs;

namespace Blog.Cdk;

/// <summary>
/// A REST API: payload 1.0. Behind a proxy integration the functions answer browsers for themselves; the API does so
/// for preflights and for what it refuses.
/// </summary>
internal static class RestGateway
{
    internal static Gateway Create(Construct scope, RouteFunction[] functions, StackSettings settings)
    {
        var log = StageLogGroup.Create(scope, "ApiLog", settings);
        var api = new RestApi(scope, "Api", new RestApiProps
        {
            RestApiName = settings.Name,
            EndpointTypes = [EndpointType.REGIONAL],
            // Of the whole account: without one, API Gateway refuses a stage with an access log. It outlives the stack.
            CloudWatchRole = true,
            DeployOptions = Stage(settings, log),
        });
        api.Node.TryRemoveChild("Endpoint"); // an output that says what Url says
        foreach (var path in functions.GroupBy(function => function.Route.Path))
            AddPath(api.Root.ResourceForPath(path.Key), path, settings.Api);
        if (settings.Api.CorsOrigins.Count > 0)
            LetBrowsersReadRefusals(api);
        return new(
            api.Url,
            log,
            Requests: api.MetricCount(Measures.By("Sum", "requests")),
            ClientErrors: api.MetricClientError(Measures.By("Sum", "4xx")),
            ServerErrors: api.MetricServerError(Measures.By("Sum", "5xx")),
            Latency: statistic => api.MetricLatency(Measures.By(statistic, statistic)));
    }

    private static StageOptions Stage(StackSettings settings, LogGroup log) => new()
    {
        StageName = settings.Stage,
        ThrottlingRateLimit = settings.Api.ThrottleRate,
        ThrottlingBurstLimit = settings.Api.ThrottleBurst,
        AccessLogDestination = new LogGroupLogDestination(log),
        AccessLogFormat = AccessLogFormat.Custom(AccessLog.RestFormat),
        TracingEnabled = true,
    };

    private static void AddPath(
        Amazon.CDK.AWS.APIGateway.Resource path,
        IEnumerable<RouteFunction> functions,
        ApiSettings settings)
    {
        foreach (var (route, function, _) in functions)
            path.AddMethod(
                route.Method,
                new LambdaIntegration(function, new LambdaIntegrationOptions { AllowTestInvoke = false }),
                new MethodOptions
                {
                    AuthorizationType = settings.AccessTo(route) is Access.Iam
                        ? AuthorizationType.IAM
                        : AuthorizationType.NONE,
                });
        if (settings.CorsOrigins.Count > 0)
            path.AddCorsPreflight(Preflight(settings.CorsOrigins));
    }

    private static CorsOptions Preflight(IReadOnlyList<string> origins) => new()
    {
        AllowOrigins = [.. origins],
        AllowMethods = [.. BrowserAccess.Methods],
        AllowHeaders = BrowserAccess.RequestHeaders,
        MaxAge = Duration.Hours(1),
    };

    /// <summary>
    /// To all origins, as one header cannot tell several apart; a refusal of the gateway's own says nothing of a post.
    /// </summary>
    private static void LetBrowsersReadRefusals(RestApi api)
    {
        foreach (var (id, type) in new[]
        {
            ("ClientErrors", ResponseType_.DEFAULT_4XX),
            ("ServerErrors", ResponseType_.DEFAULT_5XX),
        })
            api.AddGatewayResponse(id, new GatewayResponseOptions
            {
                Type = type,
                ResponseHeaders = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "'*'" },
            });
    }
}
