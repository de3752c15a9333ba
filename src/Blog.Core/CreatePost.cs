using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class CreatePost
{
    public sealed record Request(string? Blog, PostDraft Draft, Author Caller, IdempotencyKey Key);

    public sealed record Command(BlogId Blog, PostText Text, Author Author, IdempotencyKey Key);

    /// <summary>What is to be inserted.</summary>
    public abstract record Insertion
    {
        private Insertion() { }

        public sealed record Plain(Post Post) : Insertion;

        /// <summary>
        /// The post with its record, both or neither: the record of an earlier create stands against it.
        /// </summary>
        public sealed record Once(Post Post, IdempotencyRecord Record) : Insertion;
    }

    /// <param name="IsReplay">The post was made by an earlier request with the same key, and is shown as it was
    /// then.</param>
    public sealed record Creation(Post Post, bool IsReplay);

    /// <summary>Errors: those of <see cref="JsonBody.Read"/> and <see cref="IdempotencyKeyHeader.Parse"/>.</summary>
    public static Either<BlogError, Request> Parse(HttpCall call) =>
        from key in IdempotencyKeyHeader.Parse(call)
        from draft in PostDraft.Parse(call)
        select new Request(call.PathValue(BlogId.Field), draft, call.Caller, key);

    public static Either<BlogError, Command> Validate(Request request) =>
        (BlogId.From(request.Blog), PostText.From(request.Draft))
            .Apply((blog, text) => new Command(blog, text, request.Caller, request.Key))
            .OrInvalid();

    public static Insertion Decide(Command command, PostId id, Instant now)
    {
        var post =
            new Post(new(command.Blog, id), command.Text, command.Author, Version: 1, CreatedAt: now, UpdatedAt: now);
        return command.Key is IdempotencyKey.Given key
            ? new Insertion.Once(post, IdempotencyRecord.Of(post, key))
            : new Insertion.Plain(post);
    }
}
