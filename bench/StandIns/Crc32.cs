namespace Blog.Bench.StandIns;

/// <summary>The checksum of IEEE 802.3, by which the SDK checks DynamoDB's answers.</summary>
internal static class Crc32
{
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var each in bytes)
        {
            remainder ^= each;
            for (var bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320);
        }

        return ~remainder;
    }
}
