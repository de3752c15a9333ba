namespace Blog.Bench.Peers;

/// <summary>The two ways in which the peers come to trust the stand-in for DynamoDB.</summary>
/// <param name="Pruned">A file of the few roots that DynamoDB's endpoints chain to, and this run's own.</param>
/// <param name="System">A folder with all that the system trusts, and this run's own.</param>
internal sealed record TrustStores(string Pruned, string System)
{
    // Debian and its kin; Fedora, Amazon Linux and theirs.
    private static readonly string[] SystemFolders = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

    private static readonly string[] DynamoRoots =
        ["Amazon_Root_CA_*.pem", "Starfield_Services_Root_Certificate_Authority_-_G2.pem"];

    /// <param name="folder">Where to put them; what is there of an earlier run is replaced.</param>
    /// <param name="authority">This run's own, as PEM.</param>
    internal static TrustStores Create(string folder, string authority)
    {
        var source = SystemFolders.FirstOrDefault(each =>
            Directory.Exists(each) && Directory.EnumerateFileSystemEntries(each).Any())
            ?? throw new BenchException(
                $"There is no trust store in {string.Join(" or ", SystemFolders)}: install ca-certificates.");
        var system = Path.Combine(folder, "system-trust");
        if (Directory.Exists(system)) Directory.Delete(system, recursive: true);
        Directory.CreateDirectory(system);
        foreach (var file in new DirectoryInfo(source).EnumerateFiles().Where(file => file.Exists))
            CopyAsItIs(file, Path.Combine(system, file.Name));
        File.WriteAllText(Path.Combine(system, "blog-bench.pem"), authority);
        var pruned = Path.Combine(folder, "pruned-trust.pem");
        File.WriteAllText(pruned, string.Concat(Roots(source).Select(File.ReadAllText)) + authority);
        return new(pruned, system);
    }

    /// <summary>As the deployed functions are set up: a file, and a folder that is not there.</summary>
    internal Dictionary<string, string> PrunedVariables => new(StringComparer.Ordinal)
    {
        ["SSL_CERT_FILE"] = Pruned,
        ["SSL_CERT_DIR"] = "/nonexistent",
    };

    internal Dictionary<string, string> SystemVariables => new(StringComparer.Ordinal) { ["SSL_CERT_DIR"] = System };

    /// <summary>A link stays a link, so that reading the copy costs what reading the original does.</summary>
    private static void CopyAsItIs(FileInfo file, string copy)
    {
        if (file.LinkTarget is { } target) File.CreateSymbolicLink(copy, target);
        else file.CopyTo(copy);
    }

    private static IEnumerable<string> Roots(string folder) =>
        DynamoRoots.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Order(StringComparer.Ordinal);
}
