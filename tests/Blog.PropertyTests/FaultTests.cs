using Blog.Core;
using Blog.Core.Http;
using CsCheck;
using static Blog.PropertyTests.Gens;

namespace Blog.PropertyTests;

public class FaultTests
{
    [Fact]
    public Task Every_fault_of_a_create_is_reported() =>
        Gen.Select(BlogField, TitleField, BodyField).SampleAsync((blog, title, body) => Reported(
            Calls.To(Routes.CreatePost, blog.Text).WithDraft(title.Text, body.Text),
            Routes.CreatePost, success: 201, blog, title, body), iter: 200);

    [Fact]
    public Task Every_fault_of_an_update_is_reported() =>
        Gen.Select(BlogField, PostField, TitleField, BodyField).SampleAsync((blog, post, title, body) => Reported(
            Calls.To(Routes.UpdatePost, blog.Text, post.Text).WithDraft(title.Text, body.Text),
            Routes.UpdatePost, success: 404, blog, post, title, body), iter: 200);

    [Fact]
    public Task Every_fault_of_a_list_is_reported() =>
        Gen.Select(BlogField, LimitField, TokenField).SampleAsync((blog, limit, token) => Reported(
            Calls.To(Routes.ListPosts, blog.Text).WithQuery(("limit", limit.Text), ("paginationToken", token.Text)),
            Routes.ListPosts, success: 200, blog, limit, token), iter: 200);

    [Fact]
    public Task Every_fault_of_a_get_and_a_delete_is_reported() =>
        Gen.Select(Gen.OneOf(Routes.GetPost, Routes.DeletePost), BlogField, PostField).SampleAsync(
            (route, blog, post) => Reported(Calls.To(route, blog.Text, post.Text), route, success: 404, blog, post));

    [Fact]
    public Task A_fault_never_repeats_the_value() => Letters(20, 20).SampleAsync(async secret =>
    {
        var call = Calls.To(Routes.UpdatePost, secret + "/", secret).WithDraft(secret + "\0", secret + "\0");
        var reply = await new LambdaStore().Answer(Routes.UpdatePost, call with { Path = "/" });
        Assert.Equal(4, reply.Faults().Length);
        Assert.DoesNotContain(secret, reply.Json().GetRawText(), StringComparison.Ordinal);
    }, iter: 10);

    /// <summary>
    /// The faults of exactly the broken fields, in their order; where none is broken, what the store says.
    /// </summary>
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
