using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.NativeProbe;

internal static class EqualityProbes
{
    private static readonly Word A = new("a"), B = new("b");
    private static readonly Either<Fault, Word> Right1 = A, Right2 = new Word("a"), Other = B;
    private static readonly Either<int, int> Number1 = Right<int, int>(1), Number2 = Right<int, int>(1);

    internal static readonly Probe[] All =
    [
        new("Either`2.op_Equality", () => Right1 == Right2 && Right1 != Other),
        new("Either`2.Equals", () => Right1.Equals(Right2) && !Right1.Equals((object)Other)),
        new("Either`2.GetHashCode", () => Right1.GetHashCode() == Right2.GetHashCode()),
        new("Either`2.CompareTo", () => Text("a").CompareTo(Text("b")) < 0),
        new("Either`2.op_Equality, values", () => Number1 == Number2),
        new("Option`1.op_Equality", () => Some(A) == Some(new Word("a")) && Some(A) != Some(B)),
        new("Option`1.Equals", () => Some(A).Equals((object)Some(new Word("a")))),
        new("Option`1.GetHashCode", () => Some(A).GetHashCode() == Some(new Word("a")).GetHashCode()),
        new("Option`1.CompareTo", () => Some("a").CompareTo(Some("b")) < 0),
        new("Option`1.op_Equality, values", () => Some(1) == Some(1)),
        new("Seq`1.op_Equality", () => Seq(A, B) == Seq(new Word("a"), B) && Seq1(A) != Seq1(B)),
        new("Seq`1.Equals", () => Seq1(A).Equals((object)Seq1(new Word("a")))),
        new("Seq`1.GetHashCode", () => Seq1(A).GetHashCode() == Seq1(new Word("a")).GetHashCode()),
        new("Seq`1.CompareTo", () => Seq1("a").CompareTo(Seq1("b")) < 0),
        new("Lst`1.op_Equality", () => List(A) == List(new Word("a"))),
        new("Arr`1.op_Equality", () => Array(A) == Array(new Word("a"))),
        new("Validation`2.op_Equality", () => Success<Fault, Word>(A) == Success<Fault, Word>(new Word("a"))),
        new(
            "Validation`2.GetHashCode",
            () => Success<Fault, Word>(A).GetHashCode() == Success<Fault, Word>(new Word("a")).GetHashCode()),
        new("NewType`2.New", () => NewWord.New("a").Value == "a"),
        new(
            "NewType`2.op_Equality",
            () => NewWord.New("a") == NewWord.New("a") && NewWord.New("a") != NewWord.New("b")),
        new("NewType`2.GetHashCode", () => NewWord.New("a").GetHashCode() == NewWord.New("a").GetHashCode()),
        new("NewType`2.ToString", () => NewWord.New("a").ToString().Contains('a', StringComparison.Ordinal)),
        new(
            "Record`1.Equals",
            () => new OldRecord("a").Equals(new OldRecord("a")) && !new OldRecord("a").Equals(new OldRecord("b"))),
        new("Record`1.GetHashCode", () => new OldRecord("a").GetHashCode() == new OldRecord("a").GetHashCode()),
        new("Record`1.ToString", () => new OldRecord("a").ToString().Contains('a', StringComparison.Ordinal)),
        new("Record`1.CompareTo", () => new OldRecord("a").CompareTo(new OldRecord("b")) < 0),
    ];

    private static Either<Fault, string> Text(string text) => text;

    private sealed class NewWord(string value) : NewType<NewWord, string>(value);

    private sealed class OldRecord(string text) : Record<OldRecord>
    {
        public readonly string Text = text;
    }
}
