using Blog.RuntimeConduct;

namespace Blog.EndToEndTests;

/// <summary>The executable as it is published.</summary>
[Needs(Need.NativeExecutable)]
public sealed class NativeConductTests() : RuntimeConductTests(LocalCloud.NativeFunction);
