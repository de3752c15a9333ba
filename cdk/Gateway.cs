using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;

namespace Blog.Cdk;

/// <summary>The API, of either kind.</summary>
/// <param name="Url">With a slash at its end.</param>
/// <param name="Latency">By statistic: milliseconds from the request's arrival to the answer.</param>
internal sealed record Gateway(
    string Url,
    LogGroup AccessLog,
    IMetric Requests,
    IMetric ClientErrors,
    IMetric ServerErrors,
    Func<string, IMetric> Latency);
