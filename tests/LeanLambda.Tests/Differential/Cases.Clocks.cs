using System.Globalization;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.Differential;

/// <summary>Clocks that are wrong.</summary>
internal static partial class Cases
{
    private static IEnumerable<Case> Clocks()
    {
        foreach (var code in ClockSkew.Codes)
            foreach (var hours in new[] { -24, -1, 1 })
                yield return new($"{code} for a clock {hours} h ahead")
                {
                    ClockAhead = TimeSpan.FromHours(hours),
                    Calls = 2,
                    ByRequest = request => ByDate(request, code)
                };
        var hour = TimeSpan.FromHours(1);
        yield return new("a clock three minutes ahead")
        {
            ClockAhead = TimeSpan.FromMinutes(3),
            ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0))
        };
        yield return new("a clock five minutes ahead")
        {
            ClockAhead = TimeSpan.FromMinutes(5),
            ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0))
        };
        yield return new("a wrong clock and a wrong key")
        {
            ClockAhead = hour,
            ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0))
        };
        yield return new("a wrong clock and no date", Reply.Error("InvalidSignatureException")) { ClockAhead = hour };
        yield return new(
            "a wrong clock and no such date",
            Reply.Error("InvalidSignatureException", 400, "Date: yesterday"))
        { ClockAhead = hour };
        yield return new("a wrong clock and a date out of a cache")
        {
            ClockAhead = hour,
            ByRequest = _ => Reply.Error("InvalidSignatureException", 400, Date(0), "Age: 7200")
        };
        yield return new("a wrong clock and another error")
        {
            ClockAhead = hour,
            ByRequest = _ => Reply.Error("ValidationException", 400, Date(0))
        };

    }

    /// <summary>As DynamoDB does, which takes what was signed within five minutes.</summary>
    private static Reply ByDate(string request, string code)
    {
        var signed = DateTimeOffset.ParseExact(
            ScriptedDynamo.Header(request, "x-amz-date"),
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal);
        return (signed - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromMinutes(5)
            ? Reply.Json(200, "{}", Date(0))
            : Reply.Error(code, 400, Date(0));
    }

    private static string Date(int hours) => $"Date: {DateTimeOffset.UtcNow.AddHours(hours):r}";
}
