using Blog.Local;

try
{
    return Options.Parse(args) switch
    {
        (Options options, _) => await LocalCloud.Run(options),
        (_, var fault) => Fail(2, fault!),
    };
}
catch (CannotRunException problem)
{
    return Fail(1, problem.Message);
}

static int Fail(int exitCode, string line)
{
    Console.Error.WriteLine(line);
    return exitCode;
}
