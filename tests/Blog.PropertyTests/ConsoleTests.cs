using System.Text.Json;
using Blog.Core;
using Blog.Functions.Logging;
using Blog.PropertyTests.Gateway;

namespace Blog.PropertyTests;

/// <summary>Alone, for there is one console.</summary>
[CollectionDefinition(nameof(ConsoleTests), DisableParallelization = true)]
[Collection(nameof(ConsoleTests))]
public class ConsoleTests
{
    [Theory]
    [InlineData("INFO", 1)]
    [InlineData("ERROR", 0)]
    public void Lines_go_to_standard_output_unless_their_level_is_too_low(string level, int count)
    {
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            using var log = FunctionLog.Create(level);
            log.Request(new(Routes.GetPost, Edge.InTime, "gateway-request", 200, TimeSpan.FromMilliseconds(1.5), ColdStart: true), fault: null);
        }
        finally
        {
            Console.SetOut(console);
        }

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count, lines.Length);
        Assert.All(lines, line => Assert.Equal(1.5, JsonDocument.Parse(line).RootElement.GetProperty("milliseconds").GetDouble()));
    }
}
