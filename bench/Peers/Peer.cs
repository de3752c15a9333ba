using Blog.Core;

namespace Blog.Bench.Peers;

/// <summary>Something that Lambda could start, and that is compared.</summary>
/// <param name="Name">Unique in a run; how tables and <c>--peers</c> call it.</param>
/// <param name="Kind">One colour of the pictures each.</param>
/// <param name="Route">Whose events it gets.</param>
/// <param name="Command">The program, and what it is given.</param>
/// <param name="Variables">Its environment beyond what Lambda sets for every function.</param>
/// <param name="Deployed">The files that would be in its zip; the executable comes first.</param>
internal sealed record Peer(
    string Name,
    PeerKind Kind,
    Route Route,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Deployed);

internal enum PeerKind
{
    /// <summary>This project's function as it is deployed: the edge sdk.</summary>
    Sdk,

    /// <summary>The same function with the edge lean.</summary>
    Lean,

    /// <summary>The executable of sdk with the usual settings: the system's trust store, nothing warmed.</summary>
    SdkUsual,

    /// <summary>The executable of lean with the usual settings.</summary>
    LeanUsual,

    /// <summary>The code of sdk on the JIT, with the usual settings.</summary>
    Jit,

    /// <summary>The same work on Node.js, by AWS's SDK.</summary>
    Node,

    /// <summary>The same work by hand in C.</summary>
    Limit,

    /// <summary>Given on the command line.</summary>
    Other,
}
