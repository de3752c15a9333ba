using Blog.Core.Values;
using Blog.Functions.Gateway;
using CsCheck;

namespace Blog.PropertyTests.Gateway;

/// <summary>Whom each authorizer of each payload makes a caller.</summary>
public class CallerTests
{
    private const string Account = "123456789012", Role = "AROAEXAMPLEROLE";

    /// <summary>Few characters, so that texts meet: those that end an issuer, and those that stand for them.</summary>
    private static readonly Gen<string> Part = Gen.OneOf("#", "%", "%23", "2", "3", ":", "a", "jwt:").Array[0, 4]
        .Select(string.Concat);

    private static readonly Gen<(string Issuer, string Subject)> Token = Gen.Select(Part, Part);

    [Fact]
    public void Callers_with_tokens_are_one_if_and_only_if_issuer_and_subject_are() =>
        Gen.Select(Token, Token).Sample((one, other) => Assert.All(
            [(one, other), (one, one), (one, (one.Issuer, other.Subject)), (one, (other.Issuer, one.Subject))],
            pair => Assert.Equal(pair.Item1 == pair.Item2, Jwt(pair.Item1) == Jwt(pair.Item2))), iter: 20_000);

    /// <summary>What one issuer could say to be taken for another, whose subject begins with what it lacks.</summary>
    [Fact]
    public void No_issuer_can_move_a_part_of_its_name_into_a_subject() => Gen.Select(Part, Part, Part).Sample(
        (one, other, last) => Assert.Distinct(
        [
            Jwt(($"{one}#{other}", last)),
            Jwt((one, $"{other}#{last}")),
            Jwt(($"{one}%23{other}", last)),
            Jwt(($"{one}%2523{other}", last)),
        ]));

    [Fact]
    public void The_payload_makes_no_difference() => Gen.Select(Token, Part).Sample((token, userId) =>
    {
        Assert.Equal(Jwt(token), CallerBehind(new(Jwt: null, Iam: null, new(token.Issuer, token.Subject))));
        Assert.Equal(Iam(userId), Caller.From(Context(authorizer: null, new GatewayIdentity(userId))));
    });

    [Fact]
    public void Sessions_of_a_role_are_one_caller() => Gen.Select(Part, Part).Sample((one, other) =>
    {
        Assert.Equal(Iam($"{Role}:{one}"), Iam($"{Role}:{other}"));
        Assert.Equal("iam:" + Role, Iam($"{Role}:{one}").Text);
        Assert.NotEqual(Iam($"{Role}:{one}"), Iam($"{Role}2:{one}"));
    });

    [Fact]
    public void Federated_users_of_an_account_are_not_one_caller() => Gen.Select(Part, Part).Sample((one, other) =>
        Assert.Equal(one == other, Iam($"{Account}:{one}") == Iam($"{Account}:{other}")));

    [Fact]
    public void A_subject_is_no_principal_and_neither_is_anonymous() => Gen.Select(Token, Part).Sample(
        (token, userId) => Assert.Distinct([Jwt(token), Iam(userId), Author.Anonymous]));

    [Fact]
    public void Behind_no_authorizer_a_caller_is_anonymous() => Assert.All(
        [
            null,
            Context(authorizer: null, identity: null),
            Context(new(Jwt: null, Iam: null, Claims: null), new GatewayIdentity(Caller: null)),
            Context(new(new GatewayJwt(new("https://issuer", Sub: null)), new GatewayIam(null), new(null, null)), null),
        ],
        context => Assert.Equal(Author.Anonymous, Caller.From(context)));

    private static Author Jwt((string Issuer, string Subject) token) =>
        CallerBehind(new(new GatewayJwt(new(token.Issuer, token.Subject)), Iam: null, Claims: null));

    private static Author Iam(string userId) =>
        CallerBehind(new(Jwt: null, new GatewayIam(userId), Claims: null));

    private static Author CallerBehind(GatewayAuthorizer authorizer) =>
        Caller.From(Context(authorizer, identity: null));

    private static GatewayContext Context(GatewayAuthorizer? authorizer, GatewayIdentity? identity) =>
        new("request", Http: null, authorizer, identity, Path: null);
}
