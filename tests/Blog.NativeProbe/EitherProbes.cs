using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class EitherProbes
{
    private static readonly Either<Fault, Word> Good = new Word("good"), Bad = new Fault("bad");

    internal static readonly Probe[] All =
    [
        new("Either`2.op_Implicit", () => Good.IsRight && Bad.IsLeft),
        new("Prelude.Right", () => Shown(Right<Fault, Word>(new("good"))) == "good"),
        new("Prelude.Left", () => Shown(Left<Fault, Word>(new("bad"))) == "bad"),
        new("Either`2.Match", () => Shown(Good) == "good" && Shown(Bad) == "bad"),
        new("Either`2.Bind", () => Shown(Good.Bind(Longer)) == "good!" && Shown(Bad.Bind(Longer)) == "bad"
            && Shown(Good.Bind(_ => Bad)) == "bad"),
        new("Either`2.Map", () => Good.Map(word => word.Text).Match(text => text, fault => fault.Code) == "good"
            && Shown(Bad.Map(word => word)) == "bad"),
        new("Either`2.MapLeft", () => Shown(Bad.MapLeft(fault => new Fault(fault.Code + "!"))) == "bad!"),
        new(
            "Either`2.BiMap",
            () => Shown(Good.BiMap(word => word with { Text = "better" }, fault => fault)) == "better"),
        new("Either`2.Select", () => Shown(from word in Good select new Word(word.Text + "!")) == "good!"),
        new("Either`2.SelectMany", () => Shown(Both(Good, Good)) == "goodgood" && Shown(Both(Good, Bad)) == "bad"
            && Shown(Both(Bad, Good)) == "bad"),
        new(
            "Either`2.SelectMany, a value on the right",
            () => (from word in Good from length in Length(word) select length).IfLeft(0) == 4),
        new("Either`2.SelectMany, a generic type on the left", () =>
            (from one in ManyFaults(new Word("one")) from two in ManyFaults(new Word("two")) select one.Text + two.Text)
                .IfLeft("") == "onetwo"),
        new("Either`2.Bind, a generic type on the left", () =>
            ManyFaults(new Word("one")).Bind(one => ManyFaults(one)).Map(one => one.Text).IfLeft("") == "one"),
        new("Either`2.Filter", () => Shown(Good.Filter(word => word.Text == "good")) == "good"),
        new("Either`2.IfLeft", () => Bad.IfLeft(new Word("other")).Text == "other"),
        new("Either`2.IfRight", () => Good.IfRight(new Fault("other")).Code == "other"),
        new("Either`2.Fold", () => Good.Fold("", (text, word) => text + word.Text) == "good"),
        new("Either`2.Exists", () => Good.Exists(word => word.Text == "good") && !Bad.Exists(_ => true)),
        new("Either`2.ToOption", () => Good.ToOption().IsSome && Bad.ToOption().IsNone),
        new("Either`2.ToSeq", () => Good.ToSeq().Count == 1),
        new("Either`2.GetEnumerator", () => Probe.Enumerated(Good) == 1),
        new("Either`2.ToString", () => Good.ToString().Contains("good", StringComparison.Ordinal)),
        new(
            "EitherExtensions.BindAsync",
            async () => Shown(await Good.BindAsync(Later)) == "good!" && Shown(await Bad.BindAsync(Later)) == "bad"),
        new("EitherExtensions.MapAsync", async () =>
            Shown(await Later(new Word("good")).MapAsync(word => word with { Text = "mapped" })) == "mapped"),
        new("Either`2.MapAsync", async () => Shown(await Good.MapAsync(Task.FromResult)) == "good"),
        new(
            "Either`2.MatchAsync",
            async () => await Good.MatchAsync(word => Task.FromResult(word.Text), fault => fault.Code) == "good"),
    ];

    private static string Shown(Either<Fault, Word> either) => either.Match(word => word.Text, fault => fault.Code);

    private static Either<Fault, Word> Longer(Word word) => new Word(word.Text + "!");

    private static Either<Fault, int> Length(Word word) => word.Text.Length;

    private static Either<Seq<Fault>, Word> ManyFaults(Word word) => word;

    private static async Task<Either<Fault, Word>> Later(Word word)
    {
        await Task.Yield();
        return new Word(word.Text + "!");
    }

    private static Either<Fault, Word> Both(Either<Fault, Word> first, Either<Fault, Word> second) =>
        from one in first
        from two in second
        select new Word(one.Text + two.Text);
}
