using System.Text.Json;

namespace Blog.ArchitectureTests;

/// <summary>The client references nothing of the API: its records have the names of the API's all the same.</summary>
public sealed class ClientTests
{
    [Fact]
    public void A_draft_of_the_client_has_the_members_of_the_APIs() =>
        Assert.Equal(Members(typeof(Core.PostDraft)), Members(typeof(Client.PostDraft)));

    [Fact]
    public void A_post_of_the_client_has_the_members_of_the_APIs() =>
        Assert.Equal(Members(typeof(Core.PostView)), Members(typeof(Client.Post)));

    /// <summary>CreatePost is CreateAsync, ListPosts is ListAsync.</summary>
    [Fact]
    public void Every_route_has_a_method_of_the_client()
    {
        var methods = typeof(Client.BlogClient)
            .GetMethods()
            .Select(method => method.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(Core.Routes.All, route =>
            Assert.Contains(route.Name[..route.Name.IndexOf("Post", StringComparison.Ordinal)] + "Async", methods));
    }

    private static IEnumerable<string> Members(Type record) => record
        .GetConstructors().MaxBy(each => each.GetParameters().Length)!
        .GetParameters()
        .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!))
        .Order(StringComparer.Ordinal);
}
