using System.Text;
using Blog.Core.Http;

namespace Blog.Fuzz.Readers;

/// <summary>
/// Breaks for a list of sixteen entity tags and more. Chance does not make one of nothing; coverage does, tag by tag.
/// By it the tests see that the fuzzer is led by coverage.
/// </summary>
internal static class Planted
{
    internal static readonly Reader Reader = new("planted", Read);

    private static void Read(byte[] input) =>
        Must.Hold(ETag.List(Encoding.Latin1.GetString(input)).Count < 16, "The planted fault is found.");
}
