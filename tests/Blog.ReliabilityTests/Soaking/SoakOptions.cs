using System.Globalization;

namespace Blog.ReliabilityTests.Soaking;

/// <summary>The command line of a soak, as <c>dotnet cake --target=Soak</c> makes it.</summary>
/// <param name="Save">Whether docs/reliability.md gets the figures.</param>
internal sealed record SoakOptions(string Edge, string Function, int Minutes, int Seed, bool Save)
{
    private const string Usage =
        "soak EDGE FUNCTION MINUTES SEED [save], as `dotnet cake --target=Soak` calls it; the function is a file, "
        + "minutes and seed are numbers.";

    internal static (SoakOptions? Options, string Fault) Parse(string[] args) =>
        args is ["soak", var edge, var function, var minutes, var seed, .. var rest]
        && rest is [] or ["save"]
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(edge, Path.GetFullPath(function), length, number, rest is ["save"]), "")
            : (null, Usage);
}
