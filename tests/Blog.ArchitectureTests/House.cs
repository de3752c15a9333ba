using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Blog.ArchitectureTests;

/// <summary>The compiled projects of src and the stack.</summary>
internal static class House
{
    /// <summary>By the names of their files; the functions' is the name that Lambda starts.</summary>
    internal static readonly IReadOnlyList<Assembly> Projects =
    [
        .. new[]
        {
            "Blog.Core", "bootstrap", "LeanLambda", "Blog.Local", "Blog.Client", "Blog.OpenApi", "Blog.Cdk",
        }.Select(Assembly.Load),
    ];

    private static readonly Architecture Built = new ArchLoader().LoadAssemblies([.. Projects, typeof(House).Assembly])
        .Build();

    /// <summary>Each use of one type by another, both by their full names; a nested type counts as itself.</summary>
    internal static readonly IReadOnlyList<Use> Uses =
    [
        .. Built.Types
            .SelectMany(type => type.Dependencies)
            .Select(use => new Use(use.Origin.FullName, use.Target.FullName))
            .Where(use => use.By != use.Of)
            .Distinct(),
    ];

    internal static IEnumerable<string> References(string project) => Projects
        .Single(assembly => assembly.GetName().Name == project)
        .GetReferencedAssemblies()
        .Select(assembly => assembly.Name!);
}

internal sealed record Use(string By, string Of)
{
    internal bool IsOf(string place) => IsIn(place, Of);

    internal bool IsBy(string place) => IsIn(place, By);

    /// <summary>A place is a type, with what is nested in it, or a namespace, with those below it.</summary>
    private static bool IsIn(string place, string type) =>
        type.StartsWith(place, StringComparison.Ordinal)
        && (type.Length == place.Length || type[place.Length] is '.' or '+' or '`');
}
