using Blog.Core;
using Blog.Functions;
using LeanLambda;
using CsCheck;
using LanguageExt;

namespace Blog.PropertyTests;

public class FunctionSettingsTests
{
    [Fact]
    public void Every_route_is_a_handler() => Assert.All(Routes.All, route => Assert.Equivalent(
        new FunctionSettings(route, "table", "INFO", CorsOrigins: []),
        Right(From(("_HANDLER", route.Name), ("TABLE_NAME", "table"))),
        strict: true));

    [Fact]
    public void An_unknown_handler_is_named_beside_those_that_are_allowed() =>
        Gens.Letters(0, 20).Where(name => Routes.All.All(route => route.Name != name)).Null().Sample(handler =>
        {
            var message = Fault(From(("_HANDLER", handler), ("TABLE_NAME", "table")));
            Assert.Contains("_HANDLER", message, StringComparison.Ordinal);
            Assert.Contains($"'{handler}'", message, StringComparison.Ordinal);
            Assert.All(Routes.All, route => Assert.Contains(route.Name, message, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("createpost")]
    [InlineData("CreatePost ")]
    [InlineData("bootstrap")]
    public void A_handler_must_be_exact(string handler) =>
        Assert.Contains(handler, Fault(From(("_HANDLER", handler), ("TABLE_NAME", "table"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_table_is_named(string? table) =>
        Assert.Contains(
            "TABLE_NAME",
            Fault(From(("_HANDLER", "GetPost"), ("TABLE_NAME", table))),
            StringComparison.Ordinal);

    [Fact]
    public void The_log_level_is_Lambdas() => Assert.Equal("DEBUG", Right(From(
        ("_HANDLER", "GetPost"), ("TABLE_NAME", "table"), ("AWS_LAMBDA_LOG_LEVEL", "DEBUG"))).LogLevel);

    [Fact]
    public void Origins_stand_between_commas() => Assert.Equal(["https://a.example", "https://b.example"], Right(From(
        ("_HANDLER", "GetPost"),
        ("TABLE_NAME", "table"),
        ("CORS_ORIGINS", "https://a.example, https://b.example"))).CorsOrigins);

    private static Either<FunctionStartException, FunctionSettings> From(
        params (string Name, string? Value)[] variables) =>
        FunctionSettings.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    private static FunctionSettings Right(Either<FunctionStartException, FunctionSettings> outcome) =>
        outcome.Match(Right: settings => settings, Left: fault => throw fault);

    private static string Fault(Either<FunctionStartException, FunctionSettings> outcome) =>
        outcome.Match(Right: settings => settings.ToString(), Left: fault => fault.Message);
}
