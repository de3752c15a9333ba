namespace Blog.EndToEndTests.Api;

/// <summary>Callers of any name, by tokens that the local cloud believes.</summary>
public abstract class AuthorTests(LocalCloud cloud)
{
    [Fact]
    public async Task Nobody_but_the_author_changes_a_post()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body", author: "ann")).HasPost(201);

        (await cloud.UpdatePost(blog, post.PostId, "Other", "Other")).HasProblem(401, "UNAUTHENTICATED");
        (await cloud.DeletePost(blog, post.PostId)).HasProblem(401, "UNAUTHENTICATED");
        (await cloud.UpdatePost(blog, post.PostId, "Other", "Other", author: "bob")).HasProblem(403, "FORBIDDEN");
        (await cloud.DeletePost(blog, post.PostId, author: "bob")).HasProblem(403, "FORBIDDEN");

        Assert.Equal(post, (await cloud.GetPost(blog, post.PostId)).HasPost(200));
    }

    [Theory]
    [InlineData("ANN")]
    [InlineData("ann ")]
    [InlineData("jwt:#ann")]
    [InlineData("anonymous")]
    [InlineData("")]
    public async Task Another_subject_is_another_author(string subject)
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body", author: "ann")).HasPost(201);

        (await cloud.DeletePost(blog, post.PostId, author: subject)).HasProblem(403, "FORBIDDEN");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ann")]
    public async Task What_nobody_signed_everybody_changes(string? caller)
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        var updated = (await cloud.UpdatePost(blog, post.PostId, "Other", "Other", caller)).HasPost(200);
        (await cloud.DeletePost(blog, post.PostId, caller)).HasPost(200);

        Assert.Equal(("anonymous", "anonymous"), (post.Author, updated.Author));
    }

    [Fact]
    public async Task A_subject_of_any_letters_is_an_author()
    {
        var blog = ApiCalls.NewBlog();

        var post = (await cloud.CreatePost(blog, "Title", "Body", author: "Žofie 🦉 <&>")).HasPost(201);

        Assert.Equal("jwt:#Žofie 🦉 <&>", post.Author);
        (await cloud.UpdatePost(blog, post.PostId, "Other", "Other", author: "Žofie 🦉 <&>")).HasPost(200);
        (await cloud.DeletePost(blog, post.PostId, author: "Žofie 🦉 <&>")).HasPost(200);
    }

    [Fact]
    public async Task A_post_that_is_not_there_is_not_found_whoever_asks()
    {
        var (blog, id) = (ApiCalls.NewBlog(), ApiCalls.NewPostId());

        (await cloud.DeletePost(blog, id, author: "ann")).HasProblem(404, "NOT_FOUND");
        (await cloud.UpdatePost(blog, id, "Title", "Body")).HasProblem(404, "NOT_FOUND");
    }

    [Fact]
    public async Task What_is_missing_is_a_404_and_what_is_anothers_a_401_or_403_whatever_the_version()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body", author: "ann")).HasPost(201);

        (await cloud.UpdatePost(blog, ApiCalls.NewPostId(), "T", "B", ifMatch: "\"1\"")).HasProblem(404, "NOT_FOUND");
        (await cloud.DeletePost(blog, post.PostId, author: "ben", ifMatch: "\"9\"")).HasProblem(403, "FORBIDDEN");
        var refused = await cloud.DeletePost(blog, post.PostId, ifMatch: "\"9\"");
        refused.HasProblem(401, "UNAUTHENTICATED");
        (await cloud.DeletePost(blog, post.PostId, author: "ann", ifMatch: "\"9\""))
            .HasProblem(412, "VERSION_MISMATCH");
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        var blog = ApiCalls.NewBlog();
        var ann = (await cloud.CreatePost(blog, "Title", "Body", author: "ann", key: "key")).HasPost(201);
        var ben = (await cloud.CreatePost(blog, "Title", "Body", author: "ben", key: "key")).HasPost(201);
        var nobody = (await cloud.CreatePost(blog, "Title", "Body", key: "key")).HasPost(201);
        Assert.Equal([nobody, ben, ann], (await cloud.ListPosts(blog)).HasPage().Items);
    }
}

[Collection(HttpApi.Name)]
public sealed class AuthorOverHttpApiTests(NativeCloud cloud) : AuthorTests(cloud);

[Collection(RestApi.Name)]
public sealed class AuthorOverRestApiTests(NativeRestCloud cloud) : AuthorTests(cloud);
