using Blog.Local;
using Blog.Local.Authorizers;

try
{
    return args is ["token", .. var rest] ? Mint(rest)
        : Options.Parse(args) switch
        {
            (Options options, _) => await LocalCloud.Run(options),
            (_, var fault) => Fail(2, fault!),
        };
}
catch (CannotRunException problem)
{
    return Fail(1, problem.Message);
}

static int Mint(string[] args)
{
    var (options, fault) = TokenOptions.Parse(args);
    if (options is null)
        return Fail(2, fault!);
    Console.WriteLine(LocalIssuer.Mint(options, DateTimeOffset.UtcNow));
    return 0;
}

static int Fail(int exitCode, string line)
{
    Console.Error.WriteLine(line);
    return exitCode;
}
