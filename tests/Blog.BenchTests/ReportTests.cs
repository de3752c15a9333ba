using Blog.Bench;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Bench.Scale;
using Blog.Bench.Reporting.Pictures;

namespace Blog.BenchTests;

public class ReportTests
{
    [Fact]
    public void Cold_starts_are_medians_beside_the_first_peer_and_a_failure_has_no_times() => Assert.Equal("""
        | full speed: ms | init | first | cold | beside the first | CPU of init | CPU of first | starts |
        |---|---:|---:|---:|---:|---:|---:|---:|
        | CreatePost | 12.0 | 2.00 | 15.0 | 1.00 | 11.0 | 1.00 | 3 |
        | CreatePost, limit in C | 7.00 | 0.50 | 7.50 | 0.50 | 6.00 | 0.25 | 1 |
        | broken | failed: ended with code 3 \| alas |  |  |  |  |  |  |

        """, Tables.Cold(SomeRun.Saved, memory: null));

    [Fact]
    public void A_failure_stands_in_the_table_of_its_speed_only() => Assert.Equal("""
        | 256 MB: ms | init | first | cold | beside the first | CPU of init | CPU of first | starts |
        |---|---:|---:|---:|---:|---:|---:|---:|
        | CreatePost | 10.0 | 10.0 | 20.0 | 1.00 | 9.00 | 5.00 | 2 |
        | CreatePost, lean | 8.00 | 1.60 | 9.60 | 0.48 | 7.00 | 0.80 | 1 |
        | CreatePost, usual settings | 10.0 | 390 | 400 | 20.00 | 9.00 | 195 | 1 |
        | CreatePost, limit in C | 7.00 | 1.00 | 8.00 | 0.40 | 6.00 | 0.50 | 1 |
        | broken | 20.0 | 20.0 | 40.0 | 2.00 | 19.0 | 10.0 | 1 |

        """, Tables.Cold(SomeRun.Saved, memory: 256));

    [Fact]
    public void A_failure_at_a_speed_without_a_table_stands_below_the_machine()
    {
        Assert.EndsWith(
            "\n\n- the twin on Node.js is left out\n\n- CreatePost, limit in C at 128 MB failed: answered without "
            + "success: 503 {}\n",
            Tables.All(SomeRun.Saved)["machine"], StringComparison.Ordinal);
        Assert.Single(Tables.Text(SomeRun.Saved).Split('\n'), line => line.Contains("503", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_all_failed_the_table_says_so() => Assert.Equal("""
        | full speed: ms | init | first | cold | beside the first | CPU of init | CPU of first | starts |
        |---|---:|---:|---:|---:|---:|---:|---:|
        | broken | failed: ended with code 3 \| alas |  |  |  |  |  |  |

        """, Tables.Cold(SomeRun.Saved with { Starts = [] }, memory: null));

    [Fact]
    public void Ratios_are_of_the_same_route_and_speed_and_of_the_edges_own_usual_settings() => Assert.Equal("""
        | Ratios | of | speed | beside the usual settings | beside Node.js | beside the JIT | beside the limit in C |
        |---|---:|---:|---:|---:|---:|---:|
        | CreatePost | cold start | full speed |  |  |  | 2.00 |
        | CreatePost | cold start | 256 MB | 0.050 |  |  | 2.50 |
        | CreatePost, lean | cold start | 256 MB |  |  |  | 1.20 |
        | CreatePost | CPU of a warm event | full speed |  |  |  | 1.00 |
        | CreatePost | CPU of a warm event | 256 MB | 1.00 |  |  | 1.00 |
        | CreatePost, lean | CPU of a warm event | 256 MB |  |  |  | 1.00 |

        """, Ratios.Table(SomeRun.Saved));

    [Fact]
    public void Budgets_are_of_both_edges_and_what_is_over_its_budget_is_marked() => Assert.Equal("""
        | CreatePost | `sdk` | budget | aim | `lean` | budget | aim |
        |---|---:|---:|---:|---:|---:|---:|
        | cold at 256 MB, beside the limit in C | 2.50 | 2.7 | 2.1 | 1.20 | 1.7 | 1.4 |
        | CPU of a warm event at full speed, beside the limit in C | 1.00 | 7 | 5 |  | 2.6 | 2 |
        | first event at 256 MB, ms | 10.00, over | 3 |  | 1.60 | 2 |  |
        | peak memory after the last warm event at full speed, MB | 20.0 | 26 |  |  | 17 |  |
        | executable and what is beside it, MB | 12.34 | 18 |  | 9.00, over | 8 |  |
        | zip, MB | 5.60 | 7 |  | 3.00 | 3.5 |  |

        """, Budgets.Table(SomeRun.Saved));

    [Fact]
    public void The_summary_has_the_numbers_of_the_run_and_is_empty_where_one_is_missing()
    {
        Assert.Empty(Summary.Text(SomeRun.Saved));
        string[] others = ["Node", "Jit"];
        var whole = SomeRun.Saved with
        {
            Peers = [.. SomeRun.Saved.Peers, .. others.Select(kind => new PeerRow(kind, kind, "CreatePost", 1, 1))],
            Starts =
            [
                .. SomeRun.Saved.Starts, SomeRun.Start("CreatePost, lean", memory: null, init: 8, first: 1),
                .. others.Select(kind => SomeRun.Start(kind, 256, init: 400, first: kind.Length)),
            ],
        };
        Assert.Equal("""
            **A cold start takes 2.5 times what the same work takes by hand in C**, at 256 MB of
            memory: 20 ms from the start of the process to the response of a create, where C takes
            8 ms, the same function on Node.js 404 ms and the same code on the JIT 403 ms, all in
            one run of the bench. A warm event costs 0.25 ms of CPU, the executable has
            12 MB. With the edge `lean` a cold start takes 1.2 times as long as in
            C, 10 ms, a warm event 0.25 ms of CPU, and the executable has
            9 MB: [docs/performance.md](docs/performance.md).

            """, Summary.Text(whole));

        var withoutJit = whole with { Starts = [.. whole.Starts.Where(start => start.Peer != "Jit")] };
        Assert.Contains(
            "8 ms and the same function on Node.js 404 ms, all in",
            Summary.Text(withoutJit),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/performance.md")]
    [InlineData("docs/scale.md")]
    public void The_documents_show_the_saved_run(string file)
    {
        var text = File.ReadAllText(Workbench.Here.In(file));
        var run = SavedRunFile.Read(Workbench.Here.In("docs", "performance", "run.json"));
        var tables = file == "docs/scale.md" ? ScaleTables.All(run) : Tables.All(run);
        Assert.Equal(Document.WithTables(text, tables), text); // `dotnet cake --target=Bench --report-only`
    }

    [Fact]
    public void Warm_events_pages_and_sizes_have_their_tables()
    {
        var tables = Tables.All(SomeRun.Saved);
        Assert.Contains(
            "| CreatePost | full speed | 0.51 | 1.00 | 0.25 | 300 | 20.0 MB |",
            tables["warm"],
            StringComparison.Ordinal);
        Assert.Contains("| 1,000 | 2.50 | 2.60 | 1.25 | 3 |", tables["pages"], StringComparison.Ordinal);
        Assert.Contains(
            "| CreatePost; CreatePost, usual settings | 12.34 MB | 5.60 MB |",
            tables["sizes"],
            StringComparison.Ordinal);
        Assert.Contains("by `bench --runs 3`: A processor, 2 cores", tables["machine"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_measured_has_no_table()
    {
        var empty = SomeRun.Saved with { Failures = [], Starts = [], Warm = [], Pages = [] };
        Assert.Equal(
            ["machine", "budgets", "sizes"],
            Tables.All(empty).Where(pair => pair.Value.Length > 0).Select(pair => pair.Key));
        Assert.Empty(Chart.All(empty, Theme.All[0]));
    }

    [Fact]
    public void A_saved_run_reads_as_it_was_written()
    {
        var file = Path.GetTempFileName();
        SavedRunFile.Write(file, SomeRun.Saved);
        var (text, read) = (File.ReadAllText(file), SavedRunFile.Read(file));
        Assert.Equal(SomeRun.Saved.Starts, read.Starts);
        Assert.Equal(SomeRun.Saved.Peers, read.Peers);
        Assert.Equal(SomeRun.Saved.Failures, read.Failures);
        Assert.Equal(Tables.Text(SomeRun.Saved), Tables.Text(read));
        SavedRunFile.Write(file, read);
        Assert.Equal(text, File.ReadAllText(file));
        File.Delete(file);
    }

    [Fact]
    public void Without_a_saved_run_the_report_says_what_to_do()
    {
        var problem = Assert.Throws<BenchException>(() => SavedRunFile.Read("/nonexistent/run.json"));
        Assert.StartsWith(
            "There is no saved run to report in /nonexistent/run.json: measure one first.",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_run_that_lacks_a_part_is_told_as_none()
    {
        var file = Path.GetTempFileName();
        SavedRunFile.Write(file, SomeRun.Saved);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"failures\"", "\"old\"", StringComparison.Ordinal));
        Assert.Contains(
            "failures",
            Assert.Throws<BenchException>(() => SavedRunFile.Read(file)).Message,
            StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void The_document_keeps_all_that_is_not_a_table()
    {
        var tables = new Dictionary<string, string> { ["cold"] = "| new |\n", ["pages"] = "" };
        var text =
            "# Title\n<!-- bench: cold -->\nold\n<!-- /bench -->\nBetween.\n<!-- bench: pages -->\nold\n<!-- /bench "
            + "-->\nEnd.\n";
        var written = Document.WithTables(text, tables);
        Assert.Equal(
            "# Title\n<!-- bench: cold -->\n\n| new |\n\n<!-- /bench -->\nBetween.\n<!-- bench: pages -->\n<!-- "
            + "/bench -->\nEnd.\n",
            written);
        Assert.Equal(written, Document.WithTables(written, tables));
    }

    [Fact]
    public void A_place_without_a_table_is_told() =>
        Assert.Contains("'colt'", Assert.Throws<BenchException>(() =>
            Document.WithTables(
                "<!-- bench: colt --><!-- /bench -->",
                Tables.All(SomeRun.Saved))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_picture_has_data_and_the_colours_of_its_theme() => Assert.All(Theme.All, theme =>
    {
        var charts = Chart.All(SomeRun.Saved, theme).ToDictionary(
            chart => chart.Name,
            chart => chart.Specification.ToJsonString());
        Assert.Equal(["cold", "warm", "pages"], charts.Keys); // one memory size makes no line
        Assert.All(charts.Values, chart => Assert.Contains(theme.Text, chart, StringComparison.Ordinal));
        Assert.Contains(
            """{"peer":"CreatePost","phase":"first event","ms":10}""",
            charts["cold"],
            StringComparison.Ordinal);
    });

    [Fact]
    public void A_line_lacks_what_failed_and_the_others_have_it()
    {
        string[] peers = ["CreatePost", "CreatePost, limit in C"];
        int[] sizes = [128, 256, 512, 1769];
        var sweep = from peer in peers
                    from memory in sizes
                    where (peer, memory) != ("CreatePost", 128)
                    select SomeRun.Start(peer, memory, init: 10, first: 1);
        var charts = Chart.All(SomeRun.Saved with { Starts = [.. sweep] }, Theme.All[0]);
        var chart = charts.Single(each => each.Name == "memory").Specification.ToJsonString();
        Assert.DoesNotContain("""{"peer":"CreatePost","memory":128""", chart, StringComparison.Ordinal);
        Assert.Contains("""{"peer":"CreatePost, limit in C","memory":128""", chart, StringComparison.Ordinal);
        Assert.Contains($"\"values\":[{string.Join(',', sizes)}]", chart, StringComparison.Ordinal);
    }
}
