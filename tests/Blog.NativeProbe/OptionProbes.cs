using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class OptionProbes
{
    private static readonly Option<Word> A = Some(new Word("a")), Nothing = None;

    internal static readonly Probe[] All =
    [
        new("Prelude.Some", () => A.IsSome),
        new("Prelude.get_None", () => Nothing.IsNone),
        new("Prelude.Optional", () => Optional<Word>(null!).IsNone),
        new("Option`1.Match", () => Shown(A) == "a" && Shown(Nothing) == ""),
        new(
            "Option`1.Map",
            () => Shown(A.Map(word => new Word(word.Text + "!"))) == "a!" && Shown(Nothing.Map(word => word)) == ""),
        new("Option`1.Bind", () => Shown(A.Bind(_ => Nothing)) == ""),
        new("Option`1.Filter", () => Shown(A.Filter(word => word.Text != "a")) == ""),
        new("Option`1.IfNone", () => Nothing.IfNone(new Word("other")).Text == "other"),
        new("Option`1.ToEither", () => Nothing.ToEither(new Fault("none")).IsLeft),
        new(
            "Option`1.SelectMany",
            () => Shown(from one in A from two in A select new Word(one.Text + two.Text)) == "aa"),
        new("Option`1.ToSeq", () => A.ToSeq().Count == 1 && Nothing.ToSeq().IsEmpty),
        new("Option`1.GetEnumerator", () => Probe.Enumerated(A) == 1 && Probe.Enumerated(Nothing) == 0),
        new("Option`1.ToString", () => A.ToString().Contains('a', StringComparison.Ordinal)),
        new("Option`1.Map, a value type", () => Some(1).Map(number => number + 1).IfNone(0) == 2),
    ];

    private static string Shown(Option<Word> option) => option.Match(word => word.Text, () => "");
}
