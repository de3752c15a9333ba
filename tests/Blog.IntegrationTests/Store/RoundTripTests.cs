using Blog.Core;
using Blog.Core.Values;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

public abstract class RoundTripTests(EdgeTable table)
{
    public static TheoryData<string, string> Texts => new()
    {
        { "A", "b" },
        { "Zażółć 漢字 \U0001F980 \"\\", "tab\tline\r\nzero-width\u200Bjoiner\u200D\uFFFF\U0010FFFF" },
        { string.Concat(Enumerable.Repeat("\U0001F980", Title.MaxLength)), new string('x', PostBody.MaxBytes) },
        { new string('漢', Title.MaxLength), string.Concat(Enumerable.Repeat("\U0001F980", PostBody.MaxBytes / 4)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_is_inserted_is_found(string title, string body)
    {
        var post = Some.Post(text: Some.Text(title, body));
        Assert.Equal(post, (await table.Posts.Insert(post)).Right());
        Assert.Equal(post, (await table.Posts.Find(post.Key)).Right());
    }

    [Fact]
    public async Task A_post_that_was_never_inserted_is_not_found()
    {
        var post = await table.Posts.Inserted(Some.Post());
        Assert.IsType<StoreError.PostNotFound>((await table.Posts.Find(post.Key with { Post = Some.PostId() })).Left());
        Assert.IsType<StoreError.PostNotFound>((await table.Posts.Find(post.Key with { Blog = Some.Blog() })).Left());
    }

    [Fact]
    public async Task An_update_replaces_the_text_and_its_time_and_adds_one_to_the_version()
    {
        var post = await table.Posts.Inserted(Some.Post());
        var change = Some.Change(post.Key);
        var expected = post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 };
        Assert.Equal(expected, (await table.Posts.Update(change)).Right());
        Assert.Equal(expected, await table.Posts.Stored(post.Key));
        Assert.Equal(3, (await table.Posts.Update(change)).Right().Version);
    }

    [Fact]
    public async Task A_deletion_gives_the_post_as_it_was_and_leaves_nothing()
    {
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(post, (await table.Posts.Delete(Some.Deletion(post.Key))).Right());
        Assert.Null(await table.Posts.Stored(post.Key));
        Assert.Empty((await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
    }

    [Fact]
    public async Task A_write_touches_no_other_post()
    {
        var blog = Some.Blog();
        var other = await table.Posts.Inserted(Some.Post(blog));
        var sameIdElsewhere = await table.Posts.Inserted(Some.Post(id: other.Key.Post));
        var post = await table.Posts.Inserted(Some.Post(blog));
        await table.Posts.Update(Some.Change(post.Key));
        await table.Posts.Delete(Some.Deletion(post.Key));
        Assert.Equal(other, await table.Posts.Stored(other.Key));
        Assert.Equal(sameIdElsewhere, await table.Posts.Stored(sameIdElsewhere.Key));
    }

    [Fact]
    public async Task The_same_id_names_another_post_in_another_blog()
    {
        var here = Some.Post(text: Some.Text("Here"));
        var there = Some.Post(id: here.Key.Post, text: Some.Text("There"));
        await table.Posts.Insert(here);
        await table.Posts.Insert(there);
        Assert.Equal(here, await table.Posts.Stored(here.Key));
        Assert.Equal(there, await table.Posts.Stored(there.Key));
    }
}
