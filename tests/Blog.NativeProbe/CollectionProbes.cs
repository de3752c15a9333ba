using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class CollectionProbes
{
    private static readonly Word A = new("a"), B = new("b");

    internal static readonly Probe[] All =
    [
        new("Seq`1.Map", () => Shown(Seq(A, B).Map(word => new Word(word.Text + "!"))) == "a!b!"),
        new("Seq`1.Filter", () => Shown(Seq(A, B).Filter(word => word.Text == "b")) == "b"),
        new("Seq`1.Fold", () => Seq(A, B).Fold("", (text, word) => text + word.Text) == "ab"),
        new("Seq`1.GetEnumerator", () => Shown(Seq(A, B)) == "ab"),
        new("Seq`1.Add", () => Shown(Seq1(A).Add(B)) == "ab"),
        new("Prelude.Cons", () => Shown(A.Cons(Seq1(B))) == "ab"),
        new("Seq`1.Concat", () => Shown(Seq1(A).Concat(Seq1(B))) == "ab"),
        new("Seq`1.Concat, lazy", () => Shown(toSeq(Lazily()).Concat(toSeq(Lazily()))) == "abab"),
        new("Seq`1.get_Head", () => Seq(A, B).Head == A && Seq(A, B).Tail.Head == B),
        new("Seq`1.Take", () => Shown(Seq(A, B).Take(1)) == "a" && Shown(Seq(A, B).Skip(1)) == "b"),
        new("Seq`1.ToString", () => Seq(A, B).ToString().Contains('b', StringComparison.Ordinal)),
        new("Prelude.toSeq", () => Shown(toSeq(Lazily())) == "ab"),
        new("SeqExtensions.ToArray", () => Seq(A, B).ToArray() is [{ Text: "a" }, { Text: "b" }]),
        new("Lst`1.Map", () => Shown(List(A, B).Map(word => word)) == "ab"),
        new("Lst`1.Filter", () => Shown(List(A, B).Filter(word => word.Text == "b")) == "b"),
        new("Lst`1.Fold", () => List(A, B).Fold("", (text, word) => text + word.Text) == "ab"),
        new("Lst`1.Add", () => Shown(List(A).Add(B)) == "ab"),
        new("Arr`1.Map", () => Shown(Array(A, B).Map(word => word)) == "ab"),
        new("Arr`1.Filter", () => Shown(Array(A, B).Filter(word => word.Text == "b")) == "b"),
        new("Arr`1.Fold", () => Array(A, B).Fold("", (text, word) => text + word.Text) == "ab"),
        new("Que`1.Enqueue", () => Queue(A).Enqueue(B).Count == 2),
        new("Stck`1.Push", () => Stack(A).Push(B).Peek() == B),
        new("HashMap`2.Add", () => HashMap(("a", A)).Add("b", B)["b"] == B),
        new("HashMap`2.Find", () => HashMap(("a", A)).Find("a").IsSome),
        new("Map`2.Add", () => Map(("a", A)).Add("b", B)["b"] == B),
        new("Map`2.Find", () => Map(("a", A)).Find("a").IsSome),
        new("Set`1.Add", () => Set("a").Add("b").Contains("b")),
        new("HashSet`1.Add", () => HashSet("a").Add("b").Contains("b")),
        new("Map`2.Add, a value type as key", () => Map((1, A)).Add(2, B)[2] == B),
        new("HashMap`2.Add, a value type as key", () => HashMap((1, A)).Add(2, B)[2] == B),
    ];

    private static string Shown(IEnumerable<Word> words)
    {
        var text = "";
        foreach (var word in words) text += word.Text;
        return text;
    }

    private static IEnumerable<Word> Lazily()
    {
        yield return A;
        yield return B;
    }
}
