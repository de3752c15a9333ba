using Blog.ReliabilityTests.Soaking;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["soak", ..]) return await Soak.Run(args);

// As the entry point that xUnit makes.
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(
        args,
        Blog.ReliabilityTests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
