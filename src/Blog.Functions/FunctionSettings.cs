using Blog.Core;
using LanguageExt;
using LeanLambda;

namespace Blog.Functions;

/// <summary>What the function's environment says.</summary>
/// <param name="CorsOrigins">Whose pages may read answers, where the gateway leaves it to the function: behind a REST
/// API.</param>
internal sealed record FunctionSettings(
    Route Route,
    string TableName,
    string LogLevel,
    IReadOnlyList<string> CorsOrigins)
{
    internal static Either<FunctionStartException, FunctionSettings> From(Func<string, string?> variable) =>
        from route in RouteNamed(variable("_HANDLER"))
        from table in TableNamed(variable("TABLE_NAME"))
        select new FunctionSettings(
            route,
            table,
            variable("AWS_LAMBDA_LOG_LEVEL") ?? "INFO",
            Origins(variable("CORS_ORIGINS")));

    private static Either<FunctionStartException, Route> RouteNamed(string? handler) =>
        Routes.All.FirstOrDefault(route => route.Name == handler) is { } found
            ? found
            : new FunctionStartException(
                $"The handler setting (_HANDLER) is '{handler}'; it must be one of "
                + $"{string.Join(", ", Routes.All.Select(route => route.Name))}.");

    private static Either<FunctionStartException, string> TableNamed(string? table) => string.IsNullOrEmpty(table)
        ? new FunctionStartException(
            "The environment variable TABLE_NAME is missing; it must be the name of the DynamoDB table.")
        : table;

    private static string[] Origins(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
