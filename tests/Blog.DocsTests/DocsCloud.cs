using Blog.EndToEndTests;
using Microsoft.Playwright;

namespace Blog.DocsTests;

/// <summary>The native functions, the docs page that is served with them, and one browser for all tests.</summary>
public sealed class DocsCloud : IAsyncLifetime
{
    private const int Width = 1280, Height = 900;
    private const float Patience = 60_000; // milliseconds, for what is bound to come

    private IPlaywright? playwright;
    private IBrowser? browser;

    public NativeCloud Cloud { get; } = new();

    /// <summary>A new page, at the docs.</summary>
    public async Task<DocsPage> Open()
    {
        Assert.SkipWhen(browser is null, Browser.Missing ?? "");
        var page = await browser.NewPageAsync(
            new BrowserNewPageOptions { ViewportSize = new() { Width = Width, Height = Height } });
        page.SetDefaultTimeout(Patience);
        var docs = new DocsPage(page);
        await page.GotoAsync(new Uri(Cloud.Http.BaseAddress!, "/docs").AbsoluteUri);
        await page.Locator(".opblock").First.WaitForAsync();
        return docs;
    }

    public async ValueTask InitializeAsync()
    {
        await Cloud.InitializeAsync();
        if (Browser.Missing is not null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await Browser.Start(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Cloud.DisposeAsync();
    }
}
