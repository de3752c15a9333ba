using FsCheck;
using FsCheck.Fluent;

namespace Blog.PropertyTests;

/// <summary>Runs a law on generated cases; a failure prints the shrunk case and the seed that makes it again.</summary>
internal static class Law
{
    internal static void ForAll<T>(Gen<T> cases, Action<T> law, int count = 100) =>
        ForAll(cases.ToArbitrary(), law, count);

    internal static void ForAll<T>(Arbitrary<T> cases, Action<T> law, int count = 100) =>
        Prop.ForAll(cases, law).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true));

    internal static void ForAll<T>(Gen<T> cases, Func<T, Task> law, int count = 100) =>
        ForAll(cases.ToArbitrary(), law, count);

    internal static void ForAll<T>(Arbitrary<T> cases, Func<T, Task> law, int count = 100) =>
        ForAll(cases, value => law(value).GetAwaiter().GetResult(), count);
}
