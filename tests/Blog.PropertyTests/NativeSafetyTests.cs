using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Blog.Core;
using Blog.Functions.Gateway;

namespace Blog.PropertyTests;

/// <summary>
/// Much of LanguageExt compiles, passes on the JIT, and throws in a native binary. So the compiled code may name only the
/// members that were seen to work there, and the end-to-end tests go through each of them natively (docs/adr/0001).
/// </summary>
public sealed class NativeSafetyTests
{
    private const string LanguageExt = "LanguageExt.Core";

    private static readonly string[] SeenToWorkNatively =
    [
        "Either`2.op_Implicit", "Either`2.Bind", "Either`2.Map", "Either`2.MapLeft", "Either`2.Match", "Either`2.SelectMany",
        "EitherExtensions.BindAsync", "EitherExtensions.MapAsync",
        "Validation`2.Map", "Validation`2.Bind", "Validation`2.Match", "SeqExtensions.ToArray",
        "Prelude.Success", "Prelude.Fail", "ValidationSeqExtensions.Apply",
    ];

    public static TheoryData<Assembly> NativeCode => new(typeof(Routes).Assembly, typeof(GatewayEvent).Assembly);

    [Theory]
    [MemberData(nameof(NativeCode))]
    public void Only_members_that_work_in_a_native_binary_are_called(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        Assert.Empty(LanguageExtMembers(assembly).Except(SeenToWorkNatively));
    }

    [Fact]
    public void The_list_holds_nothing_that_nobody_calls() =>
        Assert.Empty(SeenToWorkNatively
            .Except(LanguageExtMembers(typeof(Routes).Assembly))
            .Except(LanguageExtMembers(typeof(GatewayEvent).Assembly)));

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

    /// <summary>What is nested in a closure is not marked itself; a Debug build keeps each local of a lambda in such a type.</summary>
    private static bool IsCompilerGenerated(Type? type) =>
        type is not null
        && (type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || IsCompilerGenerated(type.DeclaringType));

    private static bool IsLanguageExt(Type type) => type.Assembly.GetName().Name == LanguageExt;

    private static List<string> LanguageExtMembers(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => TypeOf(metadata, member.Parent) is { } type && IsLanguageExt(metadata, type))
            .Select(member => $"{NameOf(metadata, TypeOf(metadata, member.Parent)!.Value)}.{metadata.GetString(member.Name)}")
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
