namespace Blog.EndToEndTests.Contract;

/// <summary>
/// The five native functions behind an HTTP API, with prism in front: no call may differ from docs/openapi.json.
/// </summary>
public sealed class PrismCloud() : LocalCloud(NativeFunction)
{
    private PrismProxy? prism, witness;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (IsMissing)
            return;
        var gateway = Http.BaseAddress!;
        (prism, var url) = await PrismProxy.Start(gateway);
        (witness, var witnessUrl) = await PrismProxy.Start(gateway, refuses: false);
        Http.Dispose();
        Http = new HttpClient(new ContractHandler(gateway, witnessUrl)) { BaseAddress = url, Timeout = Patience };
    }

    public override async ValueTask DisposeAsync()
    {
        if (prism is not null)
            await prism.DisposeAsync();
        if (witness is not null)
            await witness.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
