using Blog.Local.Authorizers;
using Blog.Local.Docs;
using Blog.Local.Gateway;
using Blog.Local.Lambda;

namespace Blog.Local;

/// <summary>
/// The cloud on this machine: API Gateway, Lambda and DynamoDB. Requests are reported on stdout; what functions write,
/// and what happens to their processes, goes to stderr with the function's name and process id in front.
/// </summary>
internal static class LocalCloud
{
    /// <summary>Runs until SIGINT or SIGTERM; requests in flight are answered first. Returns the exit code.</summary>
    /// <exception cref="CannotRunException">Something is missing.</exception>
    public static async Task<int> Run(Options options)
    {
        var executable = FunctionFile(options.Function);
        var authorizer = new Authorizer(options, TimeProvider.System);
        var tokenKeys = options.Asks(Callers.Jwt) ? TokenKeys.Read(options.Jwt.Jwks) : [];
        await using var db = options.TableUrl is null ? await StartDb(options) : null;
        var tableUrl = options.TableUrl ?? db!.Url;
        if (tableUrl.IsLoopback)
            await Table.Create(tableUrl, options.TableName, CancellationToken.None);

        await using var functions = await LambdaCloud.Start(executable, tableUrl, options, Console.Error.WriteLine);
        var gateway = new ApiGateway(functions, authorizer, options, Console.WriteLine);
        await using var server = LoopbackServer.Create(
            options.Port,
            ApiGateway.MaxHeaderBytes,
            shutdown: options.Timeout,
            services: services =>
            {
                if (options.Asks(Callers.Jwt))
                    services.AddTokens(options.Jwt, tokenKeys);
            });
        server.UseDocs();
        server.Run(gateway.Handle);
        await Start(server, options.Port);
        Console.WriteLine(ReadyLines(server.Urls.First(), options, tableUrl));
        await Task.WhenAny(server.WaitForShutdownAsync(), db?.Exit ?? Task.Delay(Timeout.Infinite));
        return db is { Exit.IsCompleted: true }
            ? throw new CannotRunException($"DynamoDB Local has ended with code {await db.Exit}.")
            : 0;
    }

    private static string FunctionFile(string path) =>
        !File.Exists(path)
            ? throw new CannotRunException($"There is no function '{path}': run `dotnet cake --target=Publish`.")
            : Path.GetExtension(path) switch
            {
                ".dll" when ChildProcess.FindOnPath("dotnet") is null => throw Missing("dotnet"),
                ".mjs" when ChildProcess.FindOnPath("node") is null => throw Missing("node"),
                _ => Path.GetFullPath(path),
            };

    private static CannotRunException Missing(string program) =>
        new($"There is no '{program}' on the PATH: install it.");

    private static async Task<DynamoDbLocal> StartDb(Options options)
    {
        var folder = options.DynamoDb ?? DynamoDbLocal.NewestFolder(".")
            ?? throw new CannotRunException(
                "There is no DynamoDB Local in node_modules: run `npm ci --ignore-scripts`.");
        return await DynamoDbLocal.Start(folder, options.Data, CancellationToken.None);
    }

    private static string ReadyLines(string url, Options options, Uri tableUrl)
    {
        var payload = options.Payload is PayloadVersion.HttpApi ? "2.0" : "1.0";
        var api = options.Stage is null ? url : $"{url}/{options.Stage}";
        return $"""
            Blog API on {api} (payload {payload}, DynamoDB at {tableUrl.AbsoluteUri.TrimEnd('/')})
            Read about it and try it on {url}{DocsPage.Path}
            {CallersLine(options)}
            """;
    }

    private static string CallersLine(Options options) => options.BelievesCallers
        ? "Callers: anyone writes and reads. What an Authorization header says is believed and not checked; "
            + "--writers=jwt or --writers=iam checks it."
        : $"Callers: {Asked("writers", options.Writers, options)}; {Asked("readers", options.Readers, options)}.";

    private static string Asked(string who, Callers callers, Options options) => callers switch
    {
        Callers.Jwt => $"{who} show a token of {options.Jwt.Issuer} for {string.Join(" or ", options.Jwt.Audiences)}, "
            + $"signed by a key of {options.Jwt.Jwks}",
        Callers.Iam => $"{who} sign (SigV4, execute-api in {FunctionDefinition.LocalRegion}) by a key of "
            + options.IamKeys,
        _ => $"{who} are anyone, and anonymous",
    };

    private static async Task Start(WebApplication server, int port)
    {
        try
        {
            await server.StartAsync();
        }
        catch (IOException)
        {
            throw new CannotRunException($"Port {port} is in use: end what uses it, or choose another with --port.");
        }
    }
}
