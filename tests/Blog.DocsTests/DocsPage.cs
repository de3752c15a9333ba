using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Blog.Core;
using Microsoft.Playwright;

namespace Blog.DocsTests;

/// <summary>
/// The page as a reader uses it. What an operation says, or in which order they stand, does not matter here.
/// </summary>
public sealed class DocsPage
{
    private readonly IPage page;

    public DocsPage(IPage page)
    {
        this.page = page;
        page.Request += (_, request) => Requests.Enqueue(new Uri(request.Url));
        page.RequestFailed += (_, request) => Complaints.Enqueue($"{request.Url}: {request.Failure}");
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Enqueue($"{message.Location}: {message.Text}");
        };
    }

    /// <summary>All that it has asked for.</summary>
    public ConcurrentQueue<Uri> Requests { get; } = new();

    /// <summary>
    /// What the browser holds against it: errors and warnings of its console, exceptions, failed requests.
    /// </summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>The method and the path of each operation that is listed.</summary>
    public async Task<IReadOnlyList<(string Method, string Path)>> Operations()
    {
        var listed = new List<(string, string)>();
        foreach (var operation in await page.Locator(".opblock").AllAsync())
            listed.Add((await operation.Locator(".opblock-summary-method").InnerTextAsync(), await PathOf(operation)));
        return listed;
    }

    /// <summary>Opens a route's operation.</summary>
    public async Task<Trial> Try(Route route)
    {
        var operation = page.Locator(".opblock")
            .Filter(new() { Has = page.Locator($".opblock-summary-path[data-path='{route.Path}']") })
            .Filter(new() { Has = page.GetByText(route.Method, new() { Exact = true }) });
        await operation.Locator(".opblock-summary-control").ClickAsync();
        return new Trial(operation);
    }

    /// <summary>Whether a script of the page gets any answer from there.</summary>
    public Task<bool> CanFetch(Uri url) =>
        page.EvaluateAsync<bool>(
            "url => fetch(url, { mode: 'no-cors' }).then(() => true, () => false)",
            url.AbsoluteUri);

    /// <summary>A picture of the page, from its top to the end of that operation's answer.</summary>
    public async Task Photograph(Trial trial, string file)
    {
        var size = page.ViewportSize!;
        await page.EvaluateAsync("window.scrollTo(0, 0)");
        var end = await trial.EndOfAnswer();
        await page.SetViewportSizeAsync(size.Width, (int)end);
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private static async Task<string> PathOf(ILocator operation) =>
        await operation.Locator(".opblock-summary-path").GetAttributeAsync("data-path") ?? "";
}

/// <summary>An open operation, to be tried out.</summary>
public sealed class Trial(ILocator operation)
{
    private const float Margin = 10;

    private ILocator Answer => operation.Locator(".live-responses-table");

    public Task FillParameter(string name, string value) =>
        operation.Locator($"tr[data-param-name='{name}'] input").FillAsync(value);

    public Task FillBody(string json) => operation.Locator("textarea.body-param__text").FillAsync(json);

    /// <summary>Sends the request, and reads what the page shows of the answer: its status and its JSON.</summary>
    public async Task<(int Status, JsonElement Json)> Execute()
    {
        await operation.Locator("button.execute").ClickAsync();
        var status = await Answer.Locator("tbody .response-col_status").First.InnerTextAsync();
        var body = await Answer.Locator("tbody .highlight-code code").First.InnerTextAsync();
        return (int.Parse(status.Split()[0], CultureInfo.InvariantCulture), JsonElement.Parse(body));
    }

    /// <summary>Takes the answer off the page.</summary>
    public Task Clear() => operation.Locator("button.btn-clear").ClickAsync();

    internal async Task<float> EndOfAnswer()
    {
        var box = await Answer.BoundingBoxAsync()
            ?? throw new InvalidOperationException("There is no answer on the page.");
        return box.Y + box.Height + Margin;
    }
}
