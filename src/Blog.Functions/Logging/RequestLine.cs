using Blog.Core;
using LeanLambda;
using Serilog.Core;
using Serilog.Events;

namespace Blog.Functions.Logging;

/// <summary>What the log says of a request.</summary>
/// <param name="ApiRequestId">API Gateway's id, which a caller reads in a problem and can quote.</param>
/// <param name="ColdStart">Whether it was the first of its process.</param>
internal sealed record RequestLine(
    Route Route, Invocation Invocation, string ApiRequestId, int Status, TimeSpan Took, bool ColdStart)
    : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        Add("RequestId", Invocation.RequestId);
        Add("ApiRequestId", ApiRequestId);
        Add("TraceId", Invocation.TraceId);
        Add("Milliseconds", Math.Round(Took.TotalMilliseconds, 3));
        Add("ColdStart", ColdStart);

        void Add(string name, object value) => logEvent.AddOrUpdateProperty(new(name, new ScalarValue(value)));
    }
}
