using Blog.Core;
using Blog.Core.Http;
using FsCheck.Fluent;
using static Blog.PropertyTests.Gens;

namespace Blog.PropertyTests;

public class FaultTests
{
    [Fact]
    public void Every_fault_of_a_create_is_reported() => Law.ForAll(
        from blog in BlogField
        from title in TitleField
        from body in BodyField
        select (blog, title, body),
        sent => Reported(
            Calls.To(Routes.CreatePost, sent.blog.Text).WithDraft(sent.title.Text, sent.body.Text),
            Routes.CreatePost, success: 201, sent.blog, sent.title, sent.body), count: 200);

    [Fact]
    public void Every_fault_of_an_update_is_reported() => Law.ForAll(
        from blog in BlogField
        from post in PostField
        from title in TitleField
        from body in BodyField
        select (blog, post, title, body),
        sent => Reported(
            Calls.To(Routes.UpdatePost, sent.blog.Text, sent.post.Text).WithDraft(sent.title.Text, sent.body.Text),
            Routes.UpdatePost, success: 404, sent.blog, sent.post, sent.title, sent.body), count: 200);

    [Fact]
    public void Every_fault_of_a_list_is_reported() => Law.ForAll(
        from blog in BlogField
        from limit in LimitField
        from token in TokenField
        select (blog, limit, token),
        sent => Reported(
            Calls.To(Routes.ListPosts, sent.blog.Text).WithQuery(("limit", sent.limit.Text), ("paginationToken", sent.token.Text)),
            Routes.ListPosts, success: 200, sent.blog, sent.limit, sent.token), count: 200);

    [Fact]
    public void Every_fault_of_a_get_and_a_delete_is_reported() => Law.ForAll(
        from route in Gen.Elements(Routes.GetPost, Routes.DeletePost)
        from blog in BlogField
        from post in PostField
        select (route, blog, post),
        sent => Reported(
            Calls.To(sent.route, sent.blog.Text, sent.post.Text), sent.route, success: 404, sent.blog, sent.post));

    [Fact]
    public void A_fault_never_repeats_the_value() => Law.ForAll(
        Text(Letter, 20),
        async secret =>
        {
            var call = Calls.To(Routes.UpdatePost, secret + "/", secret).WithDraft(secret + "\0", secret + "\0");
            var reply = await new LambdaStore().Answer(Routes.UpdatePost, call with { Path = "/" });
            Assert.Equal(4, reply.Faults().Length);
            Assert.DoesNotContain(secret, reply.Json().GetRawText(), StringComparison.Ordinal);
        }, count: 10);

    /// <summary>The faults of exactly the broken fields, in their order; where none is broken, what the store says.</summary>
    private static async Task Reported(HttpCall call, Route route, int success, params Field[] fields)
    {
        var reply = await new LambdaStore().Answer(route, call);
        string[] faults = [.. fields.Select(field => field.Fault).OfType<string>()];
        Assert.Equal(faults.Length == 0 ? success : 400, reply.Status);
        if (faults.Length == 0) return;
        Assert.Equal("VALIDATION_FAILED", reply.ErrorCode());
        Assert.Equal(faults, reply.Faults());
    }
}
