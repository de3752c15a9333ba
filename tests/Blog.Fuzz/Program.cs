using System.Globalization;
using Blog.Fuzz;
using Blog.Fuzz.Readers;

return args switch
{
    ["fuzz", var seconds, var repository, .. var names]
        when Seconds(seconds) is { } time && Chosen(names) is { } chosen =>
        Commands.Fuzz(time, repository, chosen),
    ["distill", var repository, .. var names] when Chosen(names) is { } chosen => Commands.Distill(repository, chosen),
    ["replay", var name, .. var files] when Reader.Find(name) is { } reader => Commands.Replay(reader, files),
    // In the copy that is instrumented:
    ["search", var seconds, var repository, var seed, var name] when Reader.Find(name) is { } reader =>
        Commands.Search(Seconds(seconds)!.Value, repository, int.Parse(seed, CultureInfo.InvariantCulture), reader),
    ["keep", var repository, var name] when Reader.Find(name) is { } reader => Commands.Keep(repository, reader),
    _ => Commands.Explain(),
};

static TimeSpan? Seconds(string text) =>
    double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

static IReadOnlyList<Reader>? Chosen(string[] names) =>
    names is [] ? Reader.All
    : names.All(name => Reader.Find(name) is not null) ? [.. names.Select(Reader.Find)!]
    : null;
