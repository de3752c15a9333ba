using Blog.Bench.Peers;
using Blog.Bench.Reporting.Pictures;
using Blog.Bench.Scale;

namespace Blog.Bench.Reporting;

/// <summary>
/// Where a run is kept: a folder with its samples and pictures. Its tables stand in the document of the same name
/// beside it, and in the README of the repository.
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
        {
            foreach (var (name, chart) in Chart.All(run, theme))
                workbench.Draw(chart, Path.Combine(Folder, $"{name}-{theme.Name}.svg"));
            workbench.Draw(
                Chart.Framed(KneeChart.Of(HotBlogResult.Sweep), theme),
                workbench.In("docs", "scale", $"knee-{theme.Name}.svg"));
        }

        Write(DocumentFile, Tables.All(run));
        Write(workbench.In("README.md"), Tables.All(run));
        Write(workbench.In("docs", "scale.md"), ScaleTables.All(run));
    }

    private static void Write(string file, IReadOnlyDictionary<string, string> tables)
    {
        if (!File.Exists(file)) throw new BenchException($"There is no {file} to write the tables into.");
        File.WriteAllText(file, Document.WithTables(File.ReadAllText(file), tables));
    }
}
