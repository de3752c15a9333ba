using System.Security.Cryptography;
using System.Text;

/// <summary>What a program is made of, as one hash: it is made anew where that differs.</summary>
internal static class Ingredients
{
    /// <param name="options">All that is chosen: framework, processor, where it is compiled.</param>
    /// <param name="files">Their paths and their contents count, and not their times.</param>
    public static string Digest(string options, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(options));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            Add(hash, Encoding.UTF8.GetBytes(file));
            Add(hash, System.IO.File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.LongLength));
        hash.AppendData(part);
    }
}
