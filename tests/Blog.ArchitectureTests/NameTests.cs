using System.Runtime.CompilerServices;

namespace Blog.ArchitectureTests;

public sealed class NameTests
{
    /// <summary>
    /// So that a name says which class is meant. Not Blog.Client: its names are its contract, in programs that have
    /// none of the others.
    /// </summary>
    [Fact]
    public void No_name_is_that_of_two_types() => Assert.Empty(
        House.Projects
            .Where(project => project.GetName().Name is not "Blog.Client")
            .SelectMany(project => project.GetTypes())
            .Where(type => !type.IsNested
                && type.Namespace is not null
                && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Where(type => type.Namespace!.StartsWith("Blog", StringComparison.Ordinal)
                || type.Namespace.StartsWith("LeanLambda", StringComparison.Ordinal))
            .GroupBy(type => type.Name, type => type.FullName, StringComparer.Ordinal)
            .Where(types => types.Count() > 1)
            .Select(types => string.Join(" and ", types)));
}
