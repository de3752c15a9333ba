using Blog.Core;

namespace Blog.Bench.Peers;

/// <summary>How each kind of peer is made.</summary>
/// <param name="Authority">A file with the certificate of this run's own authority.</param>
internal sealed record PeerKit(Workbench Workbench, TrustStores Trust, string Authority)
{
    /// <summary>The functions' switch of all that they do during init for the first event's sake.</summary>
    private const string WarmUp = "WARM_START", NoWarmUp = "none";

    private string SdkFunction => Workbench.In("artifacts", "function", "bootstrap");

    private string LeanFunction => Workbench.In("artifacts", "function-lean", "bootstrap");

    private Dictionary<string, string> UsualVariables => new(Trust.SystemVariables) { [WarmUp] = NoWarmUp };

    internal Peer Sdk(Route route) => AsDeployed(route.Name, PeerKind.Sdk, route, SdkFunction);

    internal Peer Lean(Route route) => AsDeployed($"{route.Name}, lean", PeerKind.Lean, route, LeanFunction);

    internal Peer SdkUsual(Route route) => WithUsualSettings(Sdk(route), PeerKind.SdkUsual);

    internal Peer LeanUsual(Route route) => WithUsualSettings(Lean(route), PeerKind.LeanUsual);

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

    private Peer AsDeployed(string name, PeerKind kind, Route route, string executable) =>
        new(name, kind, route, [executable], Trust.PrunedVariables, FilesBeside(executable));

    private Peer WithUsualSettings(Peer peer, PeerKind kind) =>
        peer with { Name = $"{peer.Name}, usual settings", Kind = kind, Variables = UsualVariables };

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
