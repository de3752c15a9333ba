/// What the template renames, as it stands here, in small and in capital letters.
const string TemplateWord = "Blog";
/// The README's example; a copy of that name makes copies of another.
const string CopyWord = TemplateWord == "Shop" ? "Store" : "Shop";
const string Template = ".template.config/template.json";

const string Copy = "artifacts/template/copy";
//#if (bench)
const string BenchCopy = "artifacts/template/bench-copy";

/// The files that a copy has only if they were asked for, and the parts of other files that mention them.
const string BenchTraces = @"(?i)bench|docs/performance|docs/adr/0";
//#endif

/// A copy made as a user makes it must build with locked packages and have nothing left of the old name. Its tests are
/// suites of their own.
void MakeTemplateCopy()
{
    CleanDirectory("artifacts/template");
    Install();
    MakeCopy(Copy);
//#if (bench)
    Explain(Traces(Copy, BenchTraces).ToArray());
    MakeCopy(BenchCopy, "--bench");
    BuildCopy(BenchCopy, $"tests/{CopyWord}.BenchTests/{CopyWord}.BenchTests.csproj");
//#endif
    BuildCopy(Copy, $"{CopyWord}.sln");
}

/// The hive is where `dotnet new` keeps what is installed; one of its own leaves the user's alone.
string[] Hive() => ["--debug:custom-hive", MakeAbsolute(Directory("artifacts/template/hive")).FullPath];

void Install() => New("install", System.IO.Directory.GetCurrentDirectory());

void MakeCopy(string copy, params string[] options)
{
    Console.WriteLine($"Making a copy by the template, as {string.Join(' ', [CopyWord, .. options])} ...");
    New(["serverless-blog", "--name", CopyWord, "--output", copy, .. options]);
    Explain([.. Differences(copy), .. Leftovers(copy), .. DeadLinks(copy), .. IgnoredYetCopied()]);
}

void New(params string[] arguments)
{
    string[] command = ["new", .. arguments, .. Hive()];
    if (TextOf("dotnet", command) is null)
        throw new CakeException($"The template makes no copy: `dotnet {string.Join(' ', command)}` says why.");
}

static void Explain(string[] faults)
{
    if (faults.Length > 0)
        throw new CakeException($"The template's copy is wrong: mend {Template}.\n{string.Join('\n', faults)}");
}

/// Hashes of packages must not be taken for the name, and a program must stay one.
static IEnumerable<string> Differences(string copy) =>
    from file in FilesOf(copy)
    let source = file.Replace(CopyWord, TemplateWord).Replace(
        CopyWord.ToLowerInvariant(),
        TemplateWord.ToLowerInvariant())
    from fault in !System.IO.File.Exists(source) ? new[] { "comes from nowhere" }
        : System.IO.File.GetUnixFileMode(source) != System.IO.File.GetUnixFileMode($"{copy}/{file}")
            ? ["has other permissions: name it in postActions"]
        : !Hashes(source).SequenceEqual(Hashes($"{copy}/{file}"))
            ? ["has other hashes: the name occurs in one, and an onlyIf must tell them apart"]
        : Array.Empty<string>()
    select $"{file} {fault}";

static IEnumerable<string> Hashes(string file) =>
    System.IO.Path.GetFileName(file) is "package-lock.json" || file.EndsWith(".lock.json")
        ? Regex.Matches(System.IO.File.ReadAllText(file), "\"(?:integrity|contentHash)\": \"([^\"]+)\"")
            .Select(hash => hash.Value)
        : [];

//#if (bench)
static IEnumerable<string> Traces(string copy, string pattern) =>
    from file in FilesOf(copy)
    where IsText(file)
    from line in System.IO.File.ReadLines($"{copy}/{file}").Prepend(file).Select((text, at) => (Text: text, Number: at))
    where Regex.IsMatch(line.Text, pattern)
    select $"{file}:{line.Number} has a trace of what was not asked for: {line.Text.Trim()}";

//#endif
static IEnumerable<string> DeadLinks(string copy) =>
    MarkdownLinks.Dead(copy, FilesOf(copy).Where(file => file.EndsWith(".md")));

static bool IsText(string file) => System.IO.Path.GetExtension(file) is not ".png";

static IEnumerable<string> Leftovers(string copy) =>
    from file in FilesOf(copy)
    let text = IsText(file) ? System.IO.File.ReadAllText($"{copy}/{file}") : ""
    from word in new[] { TemplateWord, TemplateWord.ToLowerInvariant(), TemplateWord.ToUpperInvariant() }
    where file.Contains(word) || text.Contains(word)
    select $"{file} still says {word}";

/// What git ignores is nobody's source, and `dotnet new` does not read .gitignore.
static IEnumerable<string> IgnoredYetCopied()
{
    var template = System.IO.File.ReadAllText(Template);
    return System.IO.File.ReadLines(".gitignore")
        .Select(line => line.EndsWith('/') ? $"**/{line}**" : $"**/{line}")
        .Where(pattern => !template.Contains($"\"{pattern}\""))
        .Select(pattern => $"\"{pattern}\" is ignored by git and not in exclude");
}

static IEnumerable<string> FilesOf(string copy) =>
    System.IO.Directory.EnumerateFiles(copy, "*", System.IO.SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(copy, file));

void BuildCopy(string copy, string project)
{
    Console.WriteLine("Building the copy ...");
    DotNetMSBuild(project, new DotNetMSBuildSettings
    {
        WorkingDirectory = copy,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Quiet,
        // The analyzers have seen this code under its own name; CI makes the restore a locked one.
        Properties = { ["Configuration"] = [Configuration], ["RunAnalyzers"] = ["false"] },
        EnvironmentVariables = { ["CI"] = "true" },
        ArgumentCustomization = arguments => arguments.Append("-restore -maxCpuCount"),
        HandleExitCode = OrFail("The template's copy does not build: mend what the errors above name."),
    });
}
