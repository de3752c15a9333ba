const string LeanPackages = "artifacts/lean-smoke-packages";
const string LeanSmoke = "artifacts/lean-smoke";
const string LeanSmokeStamp = "artifacts/lean-smoke.stamp";

void Pack(PublishData publish)
{
    PackClient();
    PackLean(publish);
}

void PackLean(PublishData publish)
{
    Console.WriteLine("Packing LeanLambda ...");
    DeleteFiles($"{Packages}/LeanLambda.*");
    DotNetPack(LeanLibrary, new DotNetPackSettings
    {
        Configuration = Configuration,
        OutputDirectory = Packages,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Quiet,
        MSBuildSettings = Properties(publish),
        HandleExitCode = OrFail("The package could not be made: mend the errors above."),
    });
    foreach (var package in GetFiles($"{Packages}/LeanLambda.*"))
        Console.WriteLine(
            $"{Packages}/{package.GetFilename()}: {new System.IO.FileInfo(package.FullPath).Length / 1e3:0} kB.");
}

/// A native function that is made of the package alone: any warning about trimming or native code fails.
void PublishLeanSmoke(PublishData publish)
{
    RefuseOtherSystems();
    var ingredients = Digest(publish, "src/LeanLambda/**/*", "tests/LeanLambda.Smoke/**/*");
    if (!publish.Force && DirectoryExists(LeanSmoke) && FileExists(LeanSmokeStamp)
        && System.IO.File.ReadAllText(LeanSmokeStamp) == ingredients)
        return;
    PackLean(publish);
    Console.WriteLine("Compiling a function with LeanLambda's package to native code, a minute or two ...");
    DeleteFiles($"{LeanSmokeStamp}*");
    CleanDirectories(new DirectoryPath[] { LeanSmoke, LeanPackages });
    FailOnWarnings(PublishedLines(LeanSmokeProject, LeanSmoke, publish));
    System.IO.File.WriteAllText(LeanSmokeStamp, ingredients);
}
