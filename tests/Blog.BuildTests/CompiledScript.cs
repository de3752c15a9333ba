[assembly: AssemblyFixture(typeof(Blog.BuildTests.CompiledScript))]

namespace Blog.BuildTests;

/// <summary>
/// build.cake, compiled before the tests run it: Cake keeps it in .local/cake, and fails where several runs write there
/// at once.
/// </summary>
public sealed class CompiledScript : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (Needs.Missing(Need.Cake) is null)
            await Repository.Run("dotnet", "cake", "--target=Help");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
