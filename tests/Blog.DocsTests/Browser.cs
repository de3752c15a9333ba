using Blog.EndToEndTests;
using Microsoft.Playwright;

namespace Blog.DocsTests;

/// <summary>Chromium, or a browser of its family, where the build has found or fetched one.</summary>
internal static class Browser
{
    /// <summary>Written by the build: one line, the path of the browser's program. No file, no browser.</summary>
    private static readonly string Note = Path.Combine(LocalCloud.Root, ".local", "browser");

    /// <summary>Why nothing can be tested in a browser here; null when it can.</summary>
    public static string? Missing { get; } =
        File.Exists(Note) && File.Exists(Program())
            ? null
            : "There is no browser: `dotnet cake --target=DocsTest` takes Chromium from the PATH, else Playwright's "
                + "download, else Debian's package as root; it has found none, or has not run yet.";

    /// <summary>Starts it without a window, with a profile of its own, and nothing to do in the background.</summary>
    public static Task<IBrowser> Start(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program(),
            // root, and many a container, cannot have it; only this project's own page is shown
            ChromiumSandbox = false,
            Args =
            [
                "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
            ],
        });

    private static string Program() => File.ReadAllText(Note).Trim();
}
