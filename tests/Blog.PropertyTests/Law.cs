using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Blog.PropertyTests;

/// <summary>
/// Runs a law on generated cases. A failure prints the case and the size and seed of its last step: as
/// <c>FSCHECK_REPLAY=seed,gamma,size</c> in the environment they make the test begin with that case.
/// </summary>
internal static class Law
{
    internal static void ForAll<T>(Gen<T> cases, Action<T> law, int count = 100) =>
        ForAll(cases.ToArbitrary(), law, count);

    internal static void ForAll<T>(Arbitrary<T> cases, Action<T> law, int count = 100) =>
        Prop.ForAll(cases, law).Check(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(Replay));

    internal static void ForAll<T>(Gen<T> cases, Func<T, Task> law, int count = 100) =>
        ForAll(cases.ToArbitrary(), law, count);

    internal static void ForAll<T>(Arbitrary<T> cases, Func<T, Task> law, int count = 100) =>
        ForAll(cases, value => law(value).GetAwaiter().GetResult(), count);

    private static FSharpOption<Replay>? Replay =>
        Environment.GetEnvironmentVariable("FSCHECK_REPLAY")?.Split(',') is [var seed, var gamma, var size]
            ? FSharpOption<Replay>.Some(new(
                new(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture)),
                FSharpOption<int>.Some(int.Parse(size, CultureInfo.InvariantCulture))))
            : FSharpOption<Replay>.None;
}
