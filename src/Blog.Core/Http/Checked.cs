using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core.Http;

/// <summary>From collected faults to the flow of a request.</summary>
public static class Checked
{
    /// <summary>All faults, in the order of the fields, become one <see cref="BlogError.Invalid"/>.</summary>
    public static Either<BlogError, T> OrInvalid<T>(this Validation<FieldFault, T> validation) =>
        validation.Match<Either<BlogError, T>>(
            Succ: value => value,
            Fail: faults => new BlogError.Invalid(faults.ToArray()));
}
