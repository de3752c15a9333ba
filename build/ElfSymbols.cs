using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

/// <summary>The symbol table of a 64-bit, little-endian ELF file (System V ABI, "Symbol Table").</summary>
internal static class ElfSymbols
{
    private const uint SymbolTable = 2;
    private const int Function = 2, SectionHeader = 64, Symbol = 24;

    private sealed record Section(string Name, uint Type, long Offset, long Size, int Link);

    /// <summary>
    /// The functions in one of its sections, in ascending order. Each address comes once, by the longest of its names:
    /// an exported function has a short one, too, that the native compiler does not know as the method's.
    /// </summary>
    public static IReadOnlyList<(ulong Address, string Name)> FunctionsIn(byte[] program, string section)
    {
        var sections = SectionsOf(program);
        var index = Array.FindIndex(sections, each => each.Name == section);
        return
        [
            .. from table in sections
               where table.Type == SymbolTable
               from at in Enumerable.Range(0, (int)(table.Size / Symbol)).Select(n => table.Offset + (n * Symbol))
               let symbol = program.AsMemory((int)at, Symbol)
               where (symbol.Span[4] & 0xf) == Function && ReadUInt16LittleEndian(symbol.Span[6..]) == index
               let names = sections[table.Link].Offset
               let name = Text(program, names + ReadUInt32LittleEndian(symbol.Span))
               group name by ReadUInt64LittleEndian(symbol.Span[8..]) into same
               orderby same.Key
               select (same.Key, same.OrderByDescending(name => name.Length).ThenBy(name => name).First()),
        ];
    }

    private static Section[] SectionsOf(byte[] program)
    {
        var at = ReadInt64LittleEndian(program.AsSpan(0x28));
        var count = ReadUInt16LittleEndian(program.AsSpan(0x3c));
        var names = Offset(Header(ReadUInt16LittleEndian(program.AsSpan(0x3e))));
        return [.. Enumerable.Range(0, count).Select(Header).Select(header => new Section(
            Text(program, names + ReadUInt32LittleEndian(header.Span)),
            ReadUInt32LittleEndian(header.Span[4..]),
            Offset(header),
            ReadInt64LittleEndian(header.Span[0x20..]),
            ReadInt32LittleEndian(header.Span[0x28..])))];

        ReadOnlyMemory<byte> Header(int index) =>
            program.AsMemory((int)at + (index * SectionHeader), SectionHeader);
    }

    private static long Offset(ReadOnlyMemory<byte> header) => ReadInt64LittleEndian(header.Span[0x18..]);

    private static string Text(byte[] program, long at)
    {
        var text = program.AsSpan((int)at);
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }
}
