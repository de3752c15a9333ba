using Amazon.CDK.AWS.Logs;
using LanguageExt;

namespace Blog.Cdk.Settings;

internal static class LogRetention
{
    /// <summary>The days that CloudWatch Logs knows.</summary>
    private static readonly (int Days, RetentionDays Retention)[] Known =
    [
        (1, RetentionDays.ONE_DAY),
        (3, RetentionDays.THREE_DAYS),
        (5, RetentionDays.FIVE_DAYS),
        (7, RetentionDays.ONE_WEEK),
        (14, RetentionDays.TWO_WEEKS),
        (30, RetentionDays.ONE_MONTH),
        (60, RetentionDays.TWO_MONTHS),
        (90, RetentionDays.THREE_MONTHS),
        (120, RetentionDays.FOUR_MONTHS),
        (150, RetentionDays.FIVE_MONTHS),
        (180, RetentionDays.SIX_MONTHS),
        (365, RetentionDays.ONE_YEAR),
        (400, RetentionDays.THIRTEEN_MONTHS),
        (545, RetentionDays.EIGHTEEN_MONTHS),
        (731, RetentionDays.TWO_YEARS),
        (1096, RetentionDays.THREE_YEARS),
        (1827, RetentionDays.FIVE_YEARS),
        (2192, RetentionDays.SIX_YEARS),
        (2557, RetentionDays.SEVEN_YEARS),
        (2922, RetentionDays.EIGHT_YEARS),
        (3288, RetentionDays.NINE_YEARS),
        (3653, RetentionDays.TEN_YEARS),
    ];

    /// <summary>
    /// As <c>logRetentionDays</c> says; where it is empty, a year in production and a week elsewhere.
    /// </summary>
    internal static Either<SettingFault, RetentionDays> From(Context context, bool isProduction) =>
        from given in context.OptionalNumber("logRetentionDays", least: 1)
        let days = given.IfNone(isProduction ? 365 : 7)
        from retention in Known.Where(known => known.Days == days).ToArray() is [var found]
            ? found.Retention
            : Context.Fault<RetentionDays>(
                "logRetentionDays",
                $"{days}",
                $"one of: {string.Join(", ", Known.Select(known => known.Days))}")
        select retention;
}
