using System.Buffers.Binary;
using System.Text;

/// <summary>
/// Which glibc a program asks for: the version needs of an ELF file, which the loader compares with the system's
/// libraries before the program starts (Linux Standard Base Core, "Symbol Versioning"). 64 bits, little endian, as both
/// of Lambda's architectures are.
/// </summary>
internal static class Glibc
{
    /// <summary>The glibc of each system that a program can be made for.</summary>
    public static readonly IReadOnlyDictionary<string, Version> Of = new Dictionary<string, Version>
    {
        ["al2"] = new(2, 26),
        ["al2023"] = new(2, 34),
    };

    private const uint Loaded = 1, Dynamic = 2;
    private const ulong End = 0, Strings = 5, Needs = 0x6ffffffe, NeedCount = 0x6fffffff;

    private sealed record Segment(uint Type, int Offset, ulong Address, ulong Size);

    /// <summary>
    /// The highest glibc that a program needs; 0.0 where it needs none, as one that is linked statically.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are no such ELF file.</exception>
    public static Version NeededBy(byte[] program)
    {
        if (!program.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("This is no 64-bit, little-endian ELF file.");
        try
        {
            return VersionNames(program).Select(ToVersion)
                .Aggregate(new Version(0, 0), (highest, next) => next > highest ? next : highest);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw new InvalidDataException("This ELF file is cut short.", fault);
        }
    }

    /// <summary>Why a program cannot start on a system, with both versions; nothing where it can.</summary>
    public static string Refusal(byte[] program, string system) =>
        NeededBy(program) is var needed && needed > Of[system]
            ? $"needs GLIBC {needed}, and {system} has {Of[system]}"
            : "";

    /// Names that are no number bind to no version, but for the one of packed relocations, which came with glibc 2.36.
    private static Version ToVersion(string name) =>
        name == "GLIBC_ABI_DT_RELR" ? new(2, 36)
        : name.StartsWith(
            "GLIBC_",
            StringComparison.Ordinal) && Version.TryParse(name["GLIBC_".Length..], out var version) ? version
        : new(0, 0);

    private static IEnumerable<string> VersionNames(byte[] file)
    {
        var segments = Segments(file);
        var entries = DynamicEntries(file, segments);
        if (!entries.TryGetValue(Needs, out var address))
            yield break;
        var names = OffsetOf(entries[Strings], segments);
        var need = OffsetOf(address, segments);
        for (var needs = entries[NeedCount]; needs > 0; needs--, need += Int(file, need + 12))
        {
            var version = need + Int(file, need + 8);
            for (var versions = Short(file, need + 2); versions > 0; versions--, version += Int(file, version + 12))
                yield return Text(file, names + Int(file, version + 8));
        }
    }

    private static Segment[] Segments(byte[] file) =>
    [
        .. Enumerable.Range(0, Short(file, 0x38))
            .Select(number => (int)Long(file, 0x20) + (number * Short(file, 0x36)))
            .Select(at =>
                new Segment((uint)Int(file, at), (int)Long(file, at + 8), Long(file, at + 16), Long(file, at + 32))),
    ];

    private static Dictionary<ulong, ulong> DynamicEntries(byte[] file, Segment[] segments) =>
        segments.Where(segment => segment.Type == Dynamic)
            .SelectMany(segment =>
                Enumerable.Range(0, (int)segment.Size / 16).Select(number => segment.Offset + (number * 16)))
            .Select(at => (Tag: Long(file, at), Value: Long(file, at + 8)))
            .TakeWhile(entry => entry.Tag != End)
            .Where(entry => entry.Tag is Strings or Needs or NeedCount)
            .ToDictionary(entry => entry.Tag, entry => entry.Value);

    private static int OffsetOf(ulong address, Segment[] segments) =>
        segments.Where(segment =>
            segment.Type == Loaded && address >= segment.Address && address < segment.Address + segment.Size)
            .Select(segment => segment.Offset + (int)(address - segment.Address))
            .DefaultIfEmpty(int.MaxValue)
            .First();

    private static ushort Short(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at, 2));

    private static int Int(byte[] file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at, 4));

    private static ulong Long(byte[] file, int at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at, 8));

    private static string Text(byte[] file, int at)
    {
        var rest = file.AsSpan(at);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
