using Blog.Bench.Peers;
using Blog.Bench.Reporting.Pictures;

namespace Blog.Bench.Reporting;

/// <summary>
/// Where a run is kept: a folder with its samples and pictures, and beside it the document of the same name.
/// </summary>
internal sealed record SavedReport(string Folder)
{
    private string RunFile => Path.Combine(Folder, "run.json");

    private string DocumentFile => Folder.TrimEnd('/') + ".md";

    internal SavedRun Read() => SavedRunFile.Read(RunFile);

    internal void Save(SavedRun run)
    {
        Directory.CreateDirectory(Folder);
        SavedRunFile.Write(RunFile, run);
    }

    /// <summary>Draws the pictures, and writes the document's tables.</summary>
    internal void Report(SavedRun run, Workbench workbench)
    {
        foreach (var theme in Theme.All)
            foreach (var (name, chart) in Chart.All(run, theme))
                workbench.Draw(chart, Path.Combine(Folder, $"{name}-{theme.Name}.svg"));
        if (!File.Exists(DocumentFile))
            throw new BenchException($"There is no {DocumentFile} to write the tables into.");
        File.WriteAllText(DocumentFile, Document.WithTables(File.ReadAllText(DocumentFile), Tables.All(run)));
    }
}
