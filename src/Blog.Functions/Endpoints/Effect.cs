using Blog.Core;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Functions.Endpoints;

/// <summary>From the flow of a request to the store and back.</summary>
internal static class Effect
{
    /// <summary>As LanguageExt's, for an effect that knows the errors of the store alone.</summary>
    internal static Task<Either<BlogError, TResult>> BindAsync<T, TResult>(
        this Either<BlogError, T> decided, Func<T, Task<Either<StoreError, TResult>>> effect) =>
        decided.BindAsync(async value =>
            (await effect(value)).MapLeft<BlogError>(error => new BlogError.OfStore(error)));
}
