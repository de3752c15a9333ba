using System.Reflection;
using System.Runtime.CompilerServices;
using Blog.NativeProbe;
using LanguageExt;

// What LanguageExt does in this process, a line for each member: "works", "wrong", or the exception that it throws.
Probe[] probes =
[
    .. EitherProbes.All, .. ValidationProbes.All, .. OptionProbes.All, .. CollectionProbes.All,
    .. FunctionProbes.All, .. TraversalProbes.All, .. EqualityProbes.All,
];

var version = typeof(Prelude).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
Console.WriteLine($"LanguageExt.Core {version?.Split('+')[0]}");
Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "native");
foreach (var probe in probes) Console.WriteLine($"{await probe.Outcome(),-28}{probe.Member}");
