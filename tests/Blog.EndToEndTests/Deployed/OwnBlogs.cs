using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Deployed;

/// <summary>The blogs that tests have written to, for they are emptied at the end.</summary>
internal sealed partial class OwnBlogs
{
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);

    /// <summary>Before a create is sent: its answer may be lost.</summary>
    public void Remember(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post
            && Create().Match(request.RequestUri!.AbsolutePath) is { Success: true } match)
            names.TryAdd(match.Groups["blog"].Value, true);
    }

    /// <summary>Deletes every post, whoever of the callers wrote it.</summary>
    /// <exception cref="InvalidOperationException">Some are left.</exception>
    public async Task Empty(IReadOnlyList<BlogApi> callers)
    {
        var left = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(names.Keys, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (blog, _) =>
        {
            foreach (var post in (await callers[0].ListPages(blog, 100)).SelectMany(page => page.Items))
                if (!await Delete(post, callers))
                    left.Add($"/v1/{blog}/posts/{post.PostId}");
        });
        if (!left.IsEmpty)
            throw new InvalidOperationException(
                $"These posts of the tests could not be deleted: "
                + $"{string.Join(", ", left.Order(StringComparer.Ordinal))}");
    }

    private static async Task<bool> Delete(WirePost post, IEnumerable<BlogApi> callers)
    {
        foreach (var caller in callers)
            if ((await caller.DeletePost(post.BlogId, post.PostId)).Status is 200 or 404)
                return true;
        return false;
    }

    /// <summary>Of <see cref="ApiCalls.NewBlog"/>, and no other: a blog of that name is nobody else's.</summary>
    [GeneratedRegex("/v1/(?<blog>blog-[0-9a-f]{32})/posts$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Create();
}
