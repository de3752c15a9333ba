using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

/// <summary>
/// One blog, one call after another with random faults on the way, beside a dictionary that has none.
/// </summary>
internal sealed class ModelRun(LocalCloud cloud, int seed)
{
    private readonly Random random = new(seed);
    private readonly string blog = Given.NewBlog();
    private readonly Dictionary<string, Post> model = new(StringComparer.Ordinal);
    private int drafts;

    public int FaultsMet { get; private set; }

    public async Task Live(int steps)
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client(Given.Hasty);
        for (var step = 0; step < steps; step++)
            await Checked($"step {step}", () => Step(proxy, client));
        await Checked("the end", async () => Assert.Equal(
            model.Values.OrderByDescending(post => post.PostId, StringComparer.Ordinal),
            await cloud.Client().All(blog, pageSize: 7)));
    }

    private async Task Step(FaultProxy proxy, BlogClient client)
    {
        var faults = Enumerable.Range(0, random.Next(3)).Select(_ => NextFault()).ToArray();
        FaultsMet += faults.Length;
        proxy.Inject(faults);
        await (random.Next(8) switch
        {
            0 or 1 or 2 => Create(client),
            3 or 4 => Update(client),
            5 => UpdateInVain(client),
            6 => Delete(client),
            _ => Read(client),
        });
        proxy.Calm();
    }

    private Fault NextFault() => random.Next(13) switch
    {
        0 or 1 => new Fault.Drop(),
        2 or 3 or 4 => new Fault.LoseAnswer(),
        5 or 6 => new Fault.CutAnswer(),
        7 or 8 => new Fault.EndQuietly(),
        9 => new Fault.Slow(),
        10 => new Fault.Answer(503, RetryAfter: "0"),
        11 => new Fault.Answer(500, "<html>", "text/html"),
        _ => new Fault.Answer(429),
    };

    private async Task Create(BlogClient client)
    {
        var draft = NextDraft();
        var post = Assert.IsType<CreateResult.Created>(await client.CreateAsync(blog, draft)).Post;
        Assert.Equal((draft, 1), (new PostDraft(post.Title, post.Body), post.Version));
        model.Add(post.PostId, post);
    }

    /// <summary>
    /// With the ETag: without it, an attempt that was given up may come after a later update, and win.
    /// </summary>
    private async Task Update(BlogClient client)
    {
        var (old, draft) = (AnyPost(), NextDraft());
        var result = await client.UpdateAsync(blog, IdOf(old), draft, old?.ETag);
        if (old is null)
        {
            Assert.IsType<UpdateResult.NotFound>(result);
            return;
        }

        var post = Assert.IsType<UpdateResult.Updated>(result).Post;
        Assert.Equal(
            old with { Title = draft.Title, Body = draft.Body, Version = old.Version + 1, UpdatedAt = post.UpdatedAt },
            post);
        model[post.PostId] = post;
    }

    /// <summary>With the ETag of a version that never comes.</summary>
    private async Task UpdateInVain(BlogClient client)
    {
        if (AnyPost() is { } post)
            Assert.IsType<UpdateResult.Conflict>(
                await client.UpdateAsync(blog, post.PostId, NextDraft(), "\"1000000\""));
    }

    private async Task Delete(BlogClient client)
    {
        var post = AnyPost();
        var result = await client.DeleteAsync(blog, IdOf(post), random.Next(2) == 0 ? post?.ETag : null);
        Assert.True(post is null
            ? result is DeleteResult.NotFound or DeleteResult.Gone
            : result == new DeleteResult.Deleted(post) || result is DeleteResult.Gone, $"{result}");
        model.Remove(IdOf(post));
    }

    private async Task Read(BlogClient client)
    {
        var post = AnyPost();
        var result = await client.GetAsync(blog, IdOf(post));
        Assert.True(post is null ? result is GetResult.NotFound : result == new GetResult.Found(post), $"{result}");
        var page = Assert.IsType<ListResult.Page>(await client.ListAsync(blog, limit: 100));
        Assert.Equal(model.Values.OrderByDescending(each => each.PostId, StringComparer.Ordinal), page.Items);
    }

    private async Task Checked(string when, Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"BLOG_SEED={seed}, {when}: {failure.Message}", failure);
        }
    }

    /// <summary>Mostly one that is there; null for one that is not.</summary>
    private Post? AnyPost() =>
        model.Count == 0 || random.Next(8) == 0 ? null : model.Values.ElementAt(random.Next(model.Count));

    private static string IdOf(Post? post) => post?.PostId ?? "01890000-0000-7000-8000-000000000000";

    /// <summary>No two are equal.</summary>
    private PostDraft NextDraft() => new($"Title {++drafts}", $"Body {drafts} 🦉");
}
