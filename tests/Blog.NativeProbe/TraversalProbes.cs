using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class TraversalProbes
{
    private static readonly Word A = new("a"), B = new("b");

    internal static readonly Probe[] All =
    [
        new(
            "EitherT.Sequence, Seq",
            () => Seq(Either(A), Either(B)).Sequence().Map(words => words.Count).IfLeft(0) == 2),
        new(
            "EitherT.Traverse, Seq",
            () => Seq(Either(A), Either(B)).Traverse(word => word.Text).Map(texts => texts.Count).IfLeft(0) == 2),
        new("OptionT.Sequence, Seq", () => Seq(Some(A), Some(B)).Sequence().Map(words => words.Count).IfNone(0) == 2),
        new(
            "OptionT.Traverse, Lst",
            () => List(Some(A), Some(B)).Traverse(word => word.Text).Map(texts => texts.Count).IfNone(0) == 2),
        new(
            "ValidationT.Sequence, Seq",
            () => Seq(Good(A), Good(B)).Sequence().Map(words => words.Count).IfFail(0) == 2),
        new(
            "ValidationT.Traverse, Seq",
            () => Seq(Good(A), Good(B)).Traverse(word => word.Text).Map(texts => texts.Count).IfFail(0) == 2),
        new("EitherT.Sequence, Option", () => Some(Either(A)).Sequence().Map(word => word.IsSome).IfLeft(false)),
    ];

    private static Either<Fault, Word> Either(Word word) => word;

    private static Validation<Fault, Word> Good(Word word) => Success<Fault, Word>(word);
}
