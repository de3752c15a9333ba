using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Blog.ArchitectureTests;

/// <summary>
/// Which files code runs through, found by the calls in the compiled methods and their debug symbols.
/// </summary>
internal static class Way
{
    private static readonly string[] Assemblies = ["Blog.Core", "bootstrap"];

    private static readonly Lazy<Dictionary<string, MethodDefinition>> Methods = new(() => Assemblies
        .Select(name => AssemblyDefinition.ReadAssembly(
            Path.Combine(AppContext.BaseDirectory, $"{name}.dll"),
            new()
            {
                ReadSymbols = true,
                SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: true),
            }))
        .SelectMany(assembly => assembly.MainModule.GetTypes())
        .SelectMany(type => type.Methods)
        .DistinctBy(method => method.FullName, StringComparer.Ordinal)
        .ToDictionary(method => method.FullName, StringComparer.Ordinal));

    /// <summary>
    /// The names of the files whose methods are reached, and those methods; not those of generated code.
    /// </summary>
    /// <param name="from">Where the way begins, as <c>Type::Method</c>; more than one where it goes through a
    /// delegate.</param>
    internal static Dictionary<string, List<string>> Files(params IEnumerable<string> from)
    {
        var reached = new HashSet<MethodDefinition>();
        var next = new Stack<MethodDefinition>(Methods.Value.Values
            .Where(method => from.Any(one => $"{method.DeclaringType.FullName}::{method.Name}" == one))
            .SelectMany(method => Moves(method).Append(method)));
        while (next.TryPop(out var method))
            if (reached.Add(method))
                foreach (var called in Called(method))
                    next.Push(called);
        return reached
            .Select(method => (File: FileOf(method), method.FullName))
            .Where(method => method.File?.EndsWith(".g.cs", StringComparison.Ordinal) is false)
            .GroupBy(method => method.File!, method => method.FullName, StringComparer.Ordinal)
            .ToDictionary(file => file.Key, file => file.ToList(), StringComparer.Ordinal);
    }

    private static IEnumerable<MethodDefinition> Called(MethodDefinition method) =>
        method.HasBody
            ? method.Body.Instructions.SelectMany(instruction => Called(instruction.Operand))
            : [];

    /// <summary>The steps of an asynchronous method are those of its state machine.</summary>
    private static IEnumerable<MethodDefinition> Called(object? operand) => operand switch
    {
        MethodReference reference when Methods.Value.TryGetValue(Definition(reference).FullName, out var found) =>
            [found, .. Moves(found)],
        _ => [],
    };

    private static IEnumerable<MethodDefinition> Moves(MethodDefinition method) => method.CustomAttributes
        .Where(attribute =>
            attribute.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute")
        .Select(attribute => (TypeReference)attribute.ConstructorArguments[0].Value)
        .SelectMany(type => type.Resolve().Methods.Where(step => step.Name is "MoveNext"));

    private static MethodReference Definition(MethodReference reference) =>
        reference.Resolve() ?? reference;

    private static string? FileOf(MethodDefinition method) => method.DebugInformation.SequencePoints
        .Select(point => point.Document.Url)
        .FirstOrDefault() is { } path
            ? Path.GetFileName(path)
            : null;
}
