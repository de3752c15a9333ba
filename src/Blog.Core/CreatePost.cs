using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class CreatePost
{
    public sealed record Request(string? Blog, PostDraft Draft, Author Caller);

    public sealed record Command(BlogId Blog, PostText Text, Author Author);

    /// <inheritdoc cref="PostDraft.Parse"/>
    public static Either<BlogError, Request> Parse(HttpCall call) =>
        PostDraft.Parse(call).Map(draft => new Request(call.PathValue(BlogId.Field), draft, call.Caller));

    public static Either<BlogError, Command> Validate(Request request) =>
        (BlogId.From(request.Blog), PostText.From(request.Draft))
            .Apply((blog, text) => new Command(blog, text, request.Caller))
            .OrInvalid();

    public static Post Decide(Command command, PostId id, Instant now) =>
        new(new(command.Blog, id), command.Text, command.Author, Version: 1, CreatedAt: now, UpdatedAt: now);
}
