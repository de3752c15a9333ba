/// The path of the browser's program, for the tests of the docs page; no file, no browser.
const string BrowserNote = ".local/browser";

const string NoBrowser =
    "No browser: the tests of the docs page are skipped. Install Chromium, so that it is on the PATH.";

/// The system's Chromium, else Playwright's own download, else Debian's package where this runs as root.
void FindBrowser(Suite suite)
{
    EnsureDirectoryExists(".local");
    if (FileExists(BrowserNote))
        DeleteFile(BrowserNote);
    if ((SystemsBrowser() ?? PlaywrightsBrowser(suite) ?? DebiansBrowser()) is not { } browser)
    {
        Console.WriteLine(NoBrowser);
        return;
    }

    System.IO.File.WriteAllText(BrowserNote, $"{browser}\n");
    Console.WriteLine($"{BrowserVersion(browser)} ({browser}) shows the docs page.");
}

/// A name on the PATH is not yet a browser: some distributions put a note there that tells how to install it.
static string SystemsBrowser() =>
    new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable" }
        .Select(PathOf)
        .FirstOrDefault(path => path is not null && BrowserVersion(path) is not null);

static string BrowserVersion(string path) =>
    Regex.Match(TextOf(path, "--version") ?? "", @"\S.* \d+(\.\d+)+") is { Success: true } line ? line.Value : null;

/// Into Playwright's own cache, where the next run finds it.
static string PlaywrightsBrowser(Suite suite)
{
    var driver = System.IO.Path.GetFullPath($"{suite.Project}/bin/{Configuration}/net10.0/.playwright");
    var node = System.IO.Directory.EnumerateFiles($"{driver}/node", "node", System.IO.SearchOption.AllDirectories)
        .First();
    Console.WriteLine("Looking for Playwright's Chromium, or downloading it ...");
    string[] install = [$"{driver}/package/cli.js", "install", "--no-shell", "--no-progress", "chromium"];
    if (!Fetched("Playwright's Chromium", TimeSpan.FromMinutes(10), node, install))
        return null;
    var path = TextOf(node, "-p", $"require('{driver}/package').chromium.executablePath()")?.Trim();
    if (path is not null && BrowserVersion(path) is not null)
        return path;
    Console.WriteLine($"Playwright's Chromium does not start: `{path} --version` says why.");
    return null;
}

static string DebiansBrowser()
{
    if (!System.Environment.IsPrivilegedProcess || !OnPath("apt-get"))
        return null;
    Console.WriteLine("Installing Debian's Chromium ...");
    var most = System.Threading.Timeout.InfiniteTimeSpan; // an installation that is cut short is worse than a slow one
    string[] patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=30", "-o", "DPkg::Lock::Timeout=60"];
    return Fetched("The list of Debian's packages", most, "apt-get", ["update", "-q", .. patience])
        && Fetched(
            "Debian's Chromium",
            most,
            "apt-get",
            ["install", "-qy", "--no-install-recommends", .. patience, "chromium"])
            ? SystemsBrowser()
            : null;
}

/// Whether a command did its work; if not, one line of its reasons is printed.
static bool Fetched(string what, TimeSpan most, string command, params string[] arguments)
{
    using var process = new Process
    {
        StartInfo = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
    };
    process.StartInfo.Environment["DEBIAN_FRONTEND"] = "noninteractive";
    // milliseconds, for each of five attempts
    process.StartInfo.Environment["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = "10000";
    process.Start();
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEndAsync();
    var inTime = process.WaitForExit(most);
    if (!inTime)
        process.Kill(entireProcessTree: true);
    process.WaitForExit();
    if (inTime && process.ExitCode == 0)
        return true;
    var reason = !inTime ? $"it took more than {most.TotalMinutes} minutes"
        : $"{errors.Result}\n{output.Result}".Split('\n').FirstOrDefault(line => Regex.IsMatch(line, "^(E:|Error:)"))
            ?? $"{System.IO.Path.GetFileName(command)} ended with {process.ExitCode}";
    Console.WriteLine($"{what} cannot be had: {reason.Trim()}");
    return false;
}
