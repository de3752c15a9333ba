using Blog.Core;

namespace Blog.Bench.Peers;

/// <summary>How each kind of peer is made.</summary>
/// <param name="Authority">A file with the certificate of this run's own authority.</param>
internal sealed record PeerKit(Workbench Workbench, TrustStores Trust, string Authority)
{
    /// <summary>The functions' switch of all that they do during init for the first event's sake.</summary>
    private const string WarmUp = "WARM_START", NoWarmUp = "none";

    private string Function => Workbench.In("artifacts", "function", "bootstrap");

    private Dictionary<string, string> UsualVariables => new(Trust.SystemVariables) { [WarmUp] = NoWarmUp };

    internal Peer Native(Route route) =>
        new(route.Name, PeerKind.Native, route, [Function], Trust.PrunedVariables, FilesBeside(Function));

    internal Peer Usual(Route route) =>
        new($"{route.Name}, usual settings", PeerKind.Usual, route, [Function], UsualVariables, FilesBeside(Function));

    internal (Peer? Peer, string Reason) Jit()
    {
        if (Workbench.NewestAssembly() is not { } assembly)
            return (
                null,
                "the functions on the JIT are left out: build them first (dotnet build -c Release src/Blog.Functions)");
        var variables = UsualVariables;
        foreach (var name in new[] { "HOME", "DOTNET_ROOT" })
            if (Environment.GetEnvironmentVariable(name) is { } value) variables[name] = value;
        string[] command = [Programs.Find("dotnet") ?? "dotnet", assembly];
        return (new("CreatePost, JIT", PeerKind.Jit, Routes.CreatePost, command, variables, FilesBeside(assembly)), "");
    }

    internal (Peer? Peer, string Reason) Node()
    {
        var (script, reason) = Workbench.BundleNode();
        return script is null ? (null, reason) : (new(
            "CreatePost, Node.js", PeerKind.Node, Routes.CreatePost, [Programs.Find("node")!, script],
            new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = Authority }, [script]), "");
    }

    internal (Peer? Peer, string Reason) Limit()
    {
        var (executable, reason) = Workbench.CompileLimit();
        return executable is null
            ? (null, reason)
            : (new(
                "CreatePost, limit in C",
                PeerKind.Limit,
                Routes.CreatePost,
                [executable],
                Trust.PrunedVariables,
                [executable]), "");
    }

    /// <param name="command">A program and its arguments, apart by spaces; it gets the events of CreatePost.</param>
    internal Peer Other(string name, string command)
    {
        var parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var program = Programs.Find(parts[0]) ?? Path.GetFullPath(parts[0]);
        return new(
            name,
            PeerKind.Other,
            Routes.CreatePost,
            [program, .. parts.Skip(1)],
            Trust.PrunedVariables,
            [program]);
    }

    /// <summary>That file first, then the others of its folder that would be deployed with it.</summary>
    private static string[] FilesBeside(string file) =>
        !File.Exists(file) ? [file] :
        [
            file,
            .. Directory.EnumerateFiles(Path.GetDirectoryName(file)!)
                .Where(other => other != file && Path.GetExtension(other) != ".pdb")
                .Order(StringComparer.Ordinal),
        ];
}
