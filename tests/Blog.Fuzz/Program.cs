using System.Globalization;
using Blog.Fuzz;
using Blog.Fuzz.Readers;

return args switch
{
    ["fuzz", var seconds, var repository, .. var names] when Seconds(seconds) is { } time =>
        Commands.Fuzz(time, repository, Chosen(names)),
    ["search", var seconds, var repository, var seed, var name] when Reader.Find(name) is { } reader =>
        Commands.Search(Seconds(seconds)!.Value, repository, int.Parse(seed, CultureInfo.InvariantCulture), reader),
    ["replay", var name, .. var files] when Reader.Find(name) is { } reader => Commands.Replay(reader, files),
    ["distill", var repository, .. var names] => Commands.Distill(repository, Chosen(names)),
    ["keep", var repository, var name] when Reader.Find(name) is { } reader => Commands.Keep(repository, reader),
    ["afl", var name] when Reader.Find(name) is { } reader => Commands.Afl(reader),
    _ => Commands.Explain(),
};

static TimeSpan? Seconds(string text) =>
    double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

static IReadOnlyList<Reader> Chosen(string[] names) =>
    names is [] ? Reader.All : [.. names.Select(Reader.Find).OfType<Reader>()];
