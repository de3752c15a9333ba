namespace Blog.Core.Values;

/// <summary>One broken rule of one field, as it stands in a problem's <c>errors</c>.</summary>
/// <param name="Field">The field's name on the wire: <c>title</c>, <c>blogId</c>, <c>limit</c>.</param>
/// <param name="Code">Stable, for programs: <c>required</c>, <c>too_long</c>.</param>
/// <param name="Message">A sentence for people; it never repeats the value.</param>
public sealed record FieldFault(string Field, string Code, string Message);
