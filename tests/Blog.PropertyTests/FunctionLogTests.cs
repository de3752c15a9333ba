using System.Text.Json;
using Blog.Core;
using Blog.Functions.Logging;
using Blog.PropertyTests.Gateway;

namespace Blog.PropertyTests;

public class FunctionLogTests
{
    [Theory]
    [InlineData("INFO", 1)]
    [InlineData("ERROR", 0)]
    public void A_request_is_one_write_unless_its_level_is_too_low(string level, int count)
    {
        using var output = new Writes();
        using var log = FunctionLog.To(output, level);

        log.Request(
            new(Routes.GetPost, Edge.InTime, "gateway-request", 200, TimeSpan.FromMilliseconds(1.5), ColdStart: true),
            fault: null);

        Assert.Equal(count, output.Count);
        Assert.All(
            output.Lines,
            line => Assert.Equal(1.5, JsonDocument.Parse(line).RootElement.GetProperty("milliseconds").GetDouble()));
        Assert.Equal(count, output.Lines.Length);
    }

    /// <summary>Longer than the writer's first buffer, and then a short one in the same buffer.</summary>
    [Fact]
    public void A_line_of_any_length_is_one_write_and_leaves_nothing_behind()
    {
        using var output = new Writes();
        using var log = FunctionLog.To(output, "INFO");
        foreach (var reason in new[] { new string('ä', 5000), "short" })
            log.Warning("DynamoDB is unavailable: {Reason}", reason);

        Assert.Equal(2, output.Count);
        Assert.Equal([
            5000, 5,
        ], output.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("reason").GetString()!.Length));
    }

    /// <summary>
    /// As an error's message may, of a response that cannot be read; its last character is two of UTF-16.
    /// </summary>
    [Fact]
    public void A_text_of_a_megabyte_is_cut()
    {
        using var output = new Writes();
        using var log = FunctionLog.To(output, "INFO");
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001F980", 500_000));

        log.Warning(new InvalidOperationException(text), "DynamoDB is unavailable: {Reason:l}", text);

        Assert.InRange(output.Length, 1, 200_000);
        var line = JsonDocument.Parse(Assert.Single(output.Lines)).RootElement;
        foreach (var name in new[] { "message", "reason", "exception" })
        {
            Assert.InRange(line.GetProperty(name).GetString()!.Length, 16_000, 16_384);
            Assert.EndsWith("\U0001F980", line.GetProperty(name).GetString(), StringComparison.Ordinal);
        }
    }

    private sealed class Writes : MemoryStream
    {
        internal int Count { get; private set; }

        internal string[] Lines =>
            System.Text.Encoding.UTF8.GetString(ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Count++;
            base.Write(buffer);
        }
    }
}
