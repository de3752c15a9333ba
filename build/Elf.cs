using System.Buffers.Binary;

/// <summary>
/// Which processor a program was compiled for: e_machine of an ELF file's header (System V ABI, "ELF Header").
/// </summary>
internal static class Elf
{
    private const int MachineOffset = 18;

    /// <summary>By the names that Lambda has for its processors; `machine N` for one that Lambda lacks.</summary>
    /// <exception cref="InvalidDataException">The bytes are no 64-bit, little-endian ELF file.</exception>
    public static string ArchitectureOf(byte[] program) =>
        !program.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8) || program.Length < MachineOffset + sizeof(ushort)
            ? throw new InvalidDataException("This is no 64-bit, little-endian ELF file.")
            : BinaryPrimitives.ReadUInt16LittleEndian(program.AsSpan(MachineOffset)) switch
            {
                62 => "x86_64",
                183 => "arm64",
                var machine => $"machine {machine}",
            };

    /// <summary>Why a program cannot start on a processor; nothing where it can.</summary>
    public static string Refusal(byte[] program, string architecture) =>
        ArchitectureOf(program) is var own && own != architecture
            ? $"is compiled for {own}, not for {architecture}"
            : "";
}
