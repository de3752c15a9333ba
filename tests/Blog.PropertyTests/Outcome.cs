using Blog.Core.Values;
using LanguageExt;

namespace Blog.PropertyTests;

/// <summary>What came out of a smart constructor or a parser.</summary>
internal static class Outcome
{
    internal static T Accepted<T>(this Validation<FieldFault, T> outcome) => outcome.Match(
        Succ: value => value,
        Fail: faults => throw new Xunit.Sdk.XunitException("Refused: " + string.Join(", ", faults)));

    internal static string[] Faults<T>(this Validation<FieldFault, T> outcome) => outcome.Match(
        Succ: value => throw new Xunit.Sdk.XunitException("Accepted: " + value),
        Fail: faults => faults.Select(fault => $"{fault.Field} {fault.Code}").ToArray());

    internal static bool IsAccepted<T>(this Validation<FieldFault, T> outcome) => outcome.Match(_ => true, _ => false);

    internal static T Right<TError, T>(this Either<TError, T> outcome) => outcome.Match(
        Right: value => value,
        Left: error => throw new Xunit.Sdk.XunitException("Refused: " + error));

    internal static TError Left<TError, T>(this Either<TError, T> outcome) => outcome.Match(
        Right: value => throw new Xunit.Sdk.XunitException("Accepted: " + value),
        Left: error => error);
}
