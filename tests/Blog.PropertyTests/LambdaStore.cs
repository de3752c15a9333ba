using System.Globalization;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.Functions.Endpoints;
using LanguageExt;

namespace Blog.PropertyTests;

/// <summary>The five endpoints on a store in memory; each id and each moment follows the one before.</summary>
internal sealed class LambdaStore
{
    private readonly Dictionary<PostKey, Post> posts = [];
    private readonly Dictionary<(BlogId, Fingerprint), IdempotencyRecord> records = [];
    private long milliseconds = 1_795_000_000_000;

    internal Task<HttpReply> Answer(Route route, HttpCall call) => route.Name switch
    {
        "CreatePost" => CreatePostEndpoint.Handle(new(Now, NewId, Insert), call),
        "ListPosts" => ListPostsEndpoint.Handle(new(Page), call),
        "GetPost" => GetPostEndpoint.Handle(new(Find), call),
        "UpdatePost" => UpdatePostEndpoint.Handle(new(Now, Update), call),
        "DeletePost" => DeletePostEndpoint.Handle(new(Delete), call),
        _ => throw new ArgumentException(route.Name, nameof(route)),
    };

    private Instant Now() => Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds++));

    private PostId NewId()
    {
        var time = (milliseconds++).ToString("x12", CultureInfo.InvariantCulture);
        return PostId.FromStore(Guid.Parse($"{time[..8]}-{time[8..]}-7000-8000-000000000000"));
    }

    private Task<Either<StoreError, CreatePost.Creation>> Insert(CreatePost.Insertion insertion) =>
        Task.FromResult(insertion switch
        {
            CreatePost.Insertion.Once once => InsertOnce(once),
            CreatePost.Insertion.Plain { Post: var post } =>
                new CreatePost.Creation(posts[post.Key] = post, IsReplay: false),
            _ => throw new ArgumentException(insertion.ToString(), nameof(insertion)),
        });

    private Either<StoreError, CreatePost.Creation> InsertOnce(CreatePost.Insertion.Once once)
    {
        var key = (once.Record.Blog, once.Record.Key);
        if (records.TryGetValue(key, out var first)) return first.Replay(once);
        records[key] = once.Record;
        return new CreatePost.Creation(posts[once.Post.Key] = once.Post, IsReplay: false);
    }

    private Task<Either<StoreError, Post>> Find(PostKey key) =>
        posts.TryGetValue(key, out var post) ? Done(post) : Refused(new StoreError.PostNotFound());

    private Task<Either<StoreError, Post>> Update(UpdatePost.Change change) => Guarded(change.Key, change.Guard, post =>
        posts[post.Key] = post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = post.Version + 1 });

    private Task<Either<StoreError, Post>> Delete(DeletePost.Command command) =>
        Guarded(command.Key, command.Guard, post =>
        {
            posts.Remove(post.Key);
            return post;
        });

    private Task<Either<StoreError, PostPage>> Page(ListPosts.Query query)
    {
        var after = query.Start is PageStart.After(var token) ? token.LastPost.Text : "~";
        var rest = posts.Values
            .Where(post => post.Key.Blog == query.Blog && string.CompareOrdinal(post.Key.Post.Text, after) < 0)
            .OrderByDescending(post => post.Key.Post.Text, StringComparer.Ordinal)
            .ToList();
        var size = query.Limit.Value;
        return Task.FromResult<Either<StoreError, PostPage>>(
            new PostPage([.. rest.Take(size)], HasMore: rest.Count > size));
    }

    private Task<Either<StoreError, Post>> Guarded(PostKey key, WriteGuard guard, Func<Post, Post> write) =>
        !posts.TryGetValue(key, out var post) ? Refused(new StoreError.PostNotFound())
        : (post.Author != Author.Anonymous && post.Author != guard.Caller) || !guard.IfMatch.Allows(post.Version)
            ? Refused(guard.Refusal(post.Author))
        : Done(write(post));

    private static Task<Either<StoreError, Post>> Done(Post post) => Task.FromResult<Either<StoreError, Post>>(post);

    private static Task<Either<StoreError, Post>> Refused(StoreError error) =>
        Task.FromResult<Either<StoreError, Post>>(error);
}
