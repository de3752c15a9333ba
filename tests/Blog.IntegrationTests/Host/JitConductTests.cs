using Blog.RuntimeConduct;

namespace Blog.IntegrationTests.Host;

/// <summary>The executable as it was built, on the JIT.</summary>
public sealed class JitConductTests() : RuntimeConductTests(Path.Combine(AppContext.BaseDirectory, "bootstrap.dll"));
