using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class UpdatePost
{
    public sealed record Request(string? Blog, string? Post, PostDraft Draft, WriteGuard Guard);

    public sealed record Command(PostKey Key, PostText Text, WriteGuard Guard);

    /// <summary>What is to be written where the guard lets it; the version goes up by one in the store.</summary>
    public sealed record Change(PostKey Key, PostText Text, Instant UpdatedAt, WriteGuard Guard);

    /// <summary>Errors: those of <see cref="JsonBody.Read"/> and <see cref="IfMatchHeader.Guard"/>.</summary>
    public static Either<BlogError, Request> Parse(HttpCall call) =>
        from guard in IfMatchHeader.Guard(call)
        from draft in PostDraft.Parse(call)
        select new Request(call.PathValue(BlogId.Field), call.PathValue(PostId.Field), draft, guard);

    public static Either<BlogError, Command> Validate(Request request) =>
        (PostKey.From(request.Blog, request.Post), PostText.From(request.Draft))
            .Apply((key, text) => new Command(key, text, request.Guard))
            .OrInvalid();

    public static Change Decide(Command command, Instant now) => new(command.Key, command.Text, now, command.Guard);
}
