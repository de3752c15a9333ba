using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Blog.Core;
using Blog.Functions.Gateway;

namespace Blog.PropertyTests;

/// <summary>
/// Not all of LanguageExt works in a native executable, and not all that works there is left in the functions'. So
/// their compiled code may name only the members that the native probe has seen to work in both (docs/adr/0001); the
/// end-to-end tests go through each of them natively.
/// </summary>
public sealed class NativeSafetyTests
{
    private const string LanguageExt = "LanguageExt.Core";

    /// <summary>Written by <c>dotnet cake --target=NativeProbe</c>.</summary>
    private static readonly string[] Seen = File.ReadAllLines(Committed("tests/Blog.NativeProbe/seen.txt"));

    /// <summary>The first line of a member tells of its usual call.</summary>
    private static readonly string[] SeenToWorkNatively = Seen
        .Select(line => line.Split((char[]?)null, count: 3, StringSplitOptions.RemoveEmptyEntries))
        .Where(parts => parts.Length == 3)
        .DistinctBy(parts => parts[2].Split(',')[0])
        .Where(parts => parts is ["works", "works", _])
        .Select(parts => parts[2].Split(',')[0])
        .ToArray();

    public static TheoryData<Assembly> NativeCode => new(typeof(Routes).Assembly, typeof(GatewayEvent).Assembly);

    [Theory]
    [MemberData(nameof(NativeCode))]
    public void Only_members_that_work_in_a_native_binary_are_called(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        Assert.Empty(LanguageExtMembers(assembly).Except(SeenToWorkNatively));
    }

    [Fact]
    public void The_version_of_LanguageExt_is_the_one_that_was_tried() =>
        Assert.Contains(
            $"""<PackageVersion Include="LanguageExt.Core" Version="{Seen[0].Split(' ')[^1]}" />""",
            File.ReadAllText(Committed("Directory.Packages.props")),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(NativeCode))]
    public void No_type_holds_a_value_of_LanguageExt(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var holders = assembly.GetTypes()
            .Where(type => !IsCompilerGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => IsLanguageExt(field.FieldType))
            .Select(field => $"{field.DeclaringType}.{field.Name}");

        Assert.Empty(holders);
    }

    /// <summary>
    /// What is nested in a closure is not marked itself; a Debug build keeps each local of a lambda in such a type.
    /// </summary>
    private static bool IsCompilerGenerated(Type? type) =>
        type is not null
        && (type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || IsCompilerGenerated(type.DeclaringType));

    private static string Committed(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent
                ?? throw new FileNotFoundException($"{path} is in none of the folders above the tests.");
        return Path.Combine(folder.FullName, path);
    }

    private static bool IsLanguageExt(Type type) => type.Assembly.GetName().Name == LanguageExt;

    private static List<string> LanguageExtMembers(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => TypeOf(metadata, member.Parent) is { } type && IsLanguageExt(metadata, type))
            .Select(member =>
                $"{NameOf(metadata, TypeOf(metadata, member.Parent)!.Value)}.{metadata.GetString(member.Name)}")
            .Distinct()
            .ToList();
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle type) =>
        metadata.GetString(metadata.GetTypeReference(type).Name);

    private static bool IsLanguageExt(MetadataReader metadata, TypeReferenceHandle type) =>
        metadata.GetTypeReference(type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == LanguageExt;

    private static TypeReferenceHandle? TypeOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)parent,
        HandleKind.TypeSpecification => GenericDefinition(metadata, (TypeSpecificationHandle)parent),
        _ => null,
    };

    private static TypeReferenceHandle? GenericDefinition(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
        signature.ReadCompressedInteger(); // class or value type
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type ? (TypeReferenceHandle)type : null;
    }
}
