namespace Blog.BuildTests;

public sealed class ElfTests
{
    private const int MachineOffset = 18;

    private static readonly byte[] Own = File.ReadAllBytes(Environment.ProcessPath!);

    [Fact]
    public void A_program_of_this_machine_is_for_its_processor()
    {
        Assert.Equal(Repository.Architecture, Elf.ArchitectureOf(Own));
        Assert.Empty(Elf.Refusal(Own, Repository.Architecture));
    }

    [Theory]
    [InlineData(62, "arm64", "is compiled for x86_64, not for arm64")]
    [InlineData(183, "x86_64", "is compiled for arm64, not for x86_64")]
    [InlineData(243, "arm64", "is compiled for machine 243, not for arm64")]
    public void A_program_for_another_processor_is_refused_with_both(byte machine, string architecture, string refusal)
    {
        byte[] program = [.. Own[..MachineOffset], machine, 0, .. Own[(MachineOffset + 2)..0x100]];

        Assert.Equal(refusal, Elf.Refusal(program, architecture));
    }

    [Fact]
    public void What_is_no_program_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Elf.ArchitectureOf([]));
        Assert.Throws<InvalidDataException>(() => Elf.ArchitectureOf("#!/bin/sh\n, which is a script"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Elf.ArchitectureOf(Own[..MachineOffset]));
    }
}
