namespace Blog.Tests;

internal static class Repository
{
    /// <summary>The folder of Blog.sln.</summary>
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Blog.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
