using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class FunctionProbes
{
    private static readonly Func<Word, Word> Twice = word => new Word(word.Text + word.Text);

    internal static readonly Probe[] All =
    [
        new("Try`1.Match", () => Try(() => new Word("a")).Match(word => word.Text, _ => "") == "a"),
        new("Try`1.Match, an exception", () => Throwing().Match(word => word.Text, fault => fault.Message) == "thrown"),
        new("Try`1.IfFail", () => Throwing().IfFail(new Word("other")).Text == "other"),
        new("Try`1.Map", () => Try(() => new Word("a")).Map(Twice).IfFail(new Word("other")).Text == "aa"),
        new(
            "Try`1.ToEither",
            () => Throwing().ToEither(fault => new Fault(fault.Message)).IfRight(new Fault("")).Code == "thrown"),
        new("Fin`1.Map", () => FinSucc(new Word("a")).Map(Twice).Match(word => word.Text, _ => "") == "aa"),
        new("Fin`1.Bind", () => FinSucc(new Word("a")).Bind(word => FinSucc(Twice(word))).IsSucc),
        new("Prelude.get_unit", () => unit == default),
        new("Prelude.ignore", () => ignore(new Word("a")) == unit),
        new("Prelude.compose", () => compose(Twice, Twice)(new Word("a")).Text == "aaaa"),
        new("Prelude.curry", () =>
            curry<Word, Word, Word>((one, two) => new Word(one.Text + two.Text))(new("a"))(new("b")).Text == "ab"),
        new(
            "Prelude.par",
            () => par<Word, Word, Word>((one, two) => new Word(one.Text + two.Text), new("a"))(new("b")).Text == "ab"),
        new("Prelude.memo, no argument", () => memo(() => new Word("a"))().Text == "a"),
        new("Prelude.Eff", () => Eff(() => new Word("a")).Map(Twice).Run().IsSucc),
        new("Prelude.Aff", async () => (await Aff(async () => await ValueTask.FromResult(new Word("a"))).Run()).IsSucc),
        new(
            "Prelude.RightAsync",
            async () => (await RightAsync<Fault, Word>(new Word("a")).Map(Twice).ToEither()).IsRight),
    ];

    private static Try<Word> Throwing() => Try<Word>(() => throw new InvalidOperationException("thrown"));
}
