const string Packages = "artifacts/packages";
const string ClientSmoke = "artifacts/client-smoke";
const string ClientSmokeStamp = "artifacts/client-smoke.stamp";

void PackClient()
{
    Console.WriteLine("Packing the client ...");
    CleanDirectory(Packages);
    DotNetPack(Client, new DotNetPackSettings
    {
        Configuration = Configuration,
        OutputDirectory = Packages,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Quiet,
        HandleExitCode = OrFail("The package could not be made: mend the errors above."),
    });
    foreach (var package in GetFiles($"{Packages}/*.*nupkg"))
        Console.WriteLine(
            $"{Packages}/{package.GetFilename()}: {new System.IO.FileInfo(package.FullPath).Length / 1e3:0} kB.");
}

/// The client within a native program: any warning about trimming or native code fails.
void PublishClientSmoke(PublishData publish)
{
    RefuseOtherSystems();
    var ingredients = Digest(publish, "src/Blog.Client/**/*", "tests/Blog.Client.Smoke/**/*");
    if (!publish.Force && DirectoryExists(ClientSmoke) && FileExists(ClientSmokeStamp)
        && System.IO.File.ReadAllText(ClientSmokeStamp) == ingredients)
        return;
    Console.WriteLine("Compiling a program with the client to native code, a minute or two ...");
    if (FileExists(ClientSmokeStamp))
        DeleteFile(ClientSmokeStamp);
    CleanDirectory(ClientSmoke);
    FailOnWarnings(PublishedLines(Smoke, ClientSmoke, publish));
    System.IO.File.WriteAllText(ClientSmokeStamp, ingredients);
}
