using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Blog.Cdk.Settings;
using Constructs;

namespace Blog.Cdk;

/// <summary>An HTTP API: payload 2.0, which answers browsers' preflights by itself.</summary>
internal static class HttpGateway
{
    internal static Gateway Create(Construct scope, RouteFunction[] functions, StackSettings settings)
    {
        var api = new HttpApi(scope, "Api", new HttpApiProps
        {
            ApiName = settings.Name,
            CreateDefaultStage = false,
            CorsPreflight = settings.Api.CorsOrigins.Count > 0 ? Preflight(settings.Api.CorsOrigins) : null,
        });
        var guard = HttpGuards.For(settings.Api);
        foreach (var function in functions)
            AddRoute(api, function, guard(function.Route));

        var log = StageLogGroup.Create(scope, "ApiLog", settings);
        var stage = new HttpStage(scope, "Stage", new HttpStageProps
        {
            HttpApi = api,
            AutoDeploy = true,
            Throttle =
                new ThrottleSettings { RateLimit = settings.Api.ThrottleRate, BurstLimit = settings.Api.ThrottleBurst },
        });
        // The construct has no property for it at this version.
        ((CfnStage)stage.Node.DefaultChild!).AccessLogSettings =
            new CfnStage.AccessLogSettingsProperty { DestinationArn = log.LogGroupArn, Format = AccessLog.HttpFormat };
        return new(
            stage.Url!,
            log,
            Requests: stage.MetricCount(Measures.By("Sum", "requests")),
            ClientErrors: stage.MetricClientError(Measures.By("Sum", "4xx")),
            ServerErrors: stage.MetricServerError(Measures.By("Sum", "5xx")),
            Latency: statistic => stage.MetricLatency(Measures.By(statistic, statistic)));
    }

    private static void AddRoute(HttpApi api, RouteFunction function, IHttpRouteAuthorizer guard) =>
        api.AddRoutes(new AddRoutesOptions
        {
            Path = function.Route.Path,
            Methods = [Enum.Parse<Amazon.CDK.AWS.Apigatewayv2.HttpMethod>(function.Route.Method)],
            Authorizer = guard,
            Integration = new HttpLambdaIntegration(
                $"{function.Route.Name}Integration",
                function.Function,
                new HttpLambdaIntegrationProps
                {
                    PayloadFormatVersion = PayloadFormatVersion.VERSION_2_0,
                }),
        });

    private static CorsPreflightOptions Preflight(IReadOnlyList<string> origins) => new()
    {
        AllowOrigins = [.. origins],
        AllowMethods = [.. BrowserAccess.Methods.Select(Enum.Parse<CorsHttpMethod>)],
        AllowHeaders = BrowserAccess.RequestHeaders,
        ExposeHeaders = [.. Blog.Core.Http.Cors.ExposedHeaders],
        MaxAge = Duration.Hours(1),
    };
}
