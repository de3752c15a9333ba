using Blog.NativeProbe;

// A line for each member of LanguageExt: "works", "wrong", or the exception that it throws; a tab; its name.
Probe[] probes =
[
    .. EitherProbes.All, .. ValidationProbes.All, .. OptionProbes.All, .. CollectionProbes.All,
    .. FunctionProbes.All, .. TraversalProbes.All, .. EqualityProbes.All,
];

foreach (var probe in probes) Console.WriteLine($"{await probe.Outcome()}\t{probe.Member}");
