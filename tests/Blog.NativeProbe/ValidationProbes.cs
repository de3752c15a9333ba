using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class ValidationProbes
{
    private static readonly Validation<Fault, Word> A = Good("a"), X = Bad("x"), Y = Bad("y");

    internal static readonly Probe[] All =
    [
        new("Prelude.Success", () => A.IsSuccess),
        new("Prelude.Fail", () => X.IsFail),
        new("Validation`2.Match", () => Shown(A) == "a" && Shown(X) == "x"),
        new(
            "Validation`2.Map",
            () => Shown(A.Map(word => new Word(word.Text + "!"))) == "a!" && Shown(X.Map(word => word)) == "x"),
        new(
            "Validation`2.Bind",
            () => Shown(A.Bind(word => Good(word.Text + "!"))) == "a!" && Shown(A.Bind(_ => X)) == "x"),
        new("Validation`2.MapFail", () => Shown(X.MapFail(fault => new Fault(fault.Code + "!"))) == "x!"),
        new("Validation`2.IfFail", () => X.IfFail(new Word("other")).Text == "other"),
        new("Validation`2.op_BitwiseOr", () => Shown(A | A) == "a" && Shown(X | A) == "x" && Shown(X | Y) == "xy"),
        new("Validation`2.ToEither", () => X.ToEither().MapLeft(faults => faults.Count).IfRight(0) == 1),
        new("Validation`2.ToOption", () => A.ToOption().IsSome && X.ToOption().IsNone),
        new(
            "Validation`2.SelectMany",
            () => Shown(from one in A from two in A select new Word(one.Text + two.Text)) == "aa"),
        new("Validation`2.GetEnumerator", () => Probe.Enumerated(A) == 1),
        new("Validation`2.ToString", () => A.ToString().Contains('a', StringComparison.Ordinal)),
        new("ValidationSeqExtensions.Apply, 2", () => Collects((A, A).Apply(Join), (X, Y).Apply(Join))),
        new("ValidationSeqExtensions.Apply, 3", () => Collects(
            (A, A, A).Apply((a, b, c) => Join(a, b, c)), (X, A, Y).Apply((a, b, c) => Join(a, b, c)))),
        new("ValidationSeqExtensions.Apply, 4", () => Collects(
            (A, A, A, A).Apply((a, b, c, d) => Join(a, b, c, d)),
            (A, X, A, Y).Apply((a, b, c, d) => Join(a, b, c, d)))),
        new("ValidationSeqExtensions.Apply, 5", () => Collects(
            (A, A, A, A, A).Apply((a, b, c, d, e) => Join(a, b, c, d, e)),
            (X, A, A, A, Y).Apply((a, b, c, d, e) => Join(a, b, c, d, e)))),
        new("ValidationSeqExtensions.Apply, 6", () => Collects(
            (A, A, A, A, A, A).Apply((a, b, c, d, e, f) => Join(a, b, c, d, e, f)),
            (X, A, A, A, A, Y).Apply((a, b, c, d, e, f) => Join(a, b, c, d, e, f)))),
        new("ValidationSeqExtensions.Apply, 7", () => Collects(
            (A, A, A, A, A, A, A).Apply((a, b, c, d, e, f, g) => Join(a, b, c, d, e, f, g)),
            (X, A, A, A, A, A, Y).Apply((a, b, c, d, e, f, g) => Join(a, b, c, d, e, f, g)))),
    ];

    private static Validation<Fault, Word> Good(string text) => Success<Fault, Word>(new Word(text));

    private static Validation<Fault, Word> Bad(string code) => Fail<Fault, Word>(new Fault(code));

    private static Word Join(params Word[] words) => new(string.Concat(words.Select(word => word.Text)));

    private static Word Join(Word one, Word two) => new(one.Text + two.Text);

    private static bool Collects(Validation<Fault, Word> good, Validation<Fault, Word> bad) =>
        Shown(good).All(letter => letter == 'a') && Shown(bad) == "xy";

    private static string Shown(Validation<Fault, Word> validation) =>
        validation.Match(word => word.Text, faults => string.Concat(faults.ToArray().Select(fault => fault.Code)));
}
