using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Blog.Core.Http;
using CsCheck;

namespace Blog.PropertyTests;

public partial class MinimalJsonEncoderTests
{
    private static readonly JsonWriterOptions Options = new() { Encoder = MinimalJsonEncoder.Instance };

    [Fact]
    public void What_is_written_parses_back() => Gens.TextOfAnyLength.Sample(text =>
    {
        Assert.Equal(text, Parse(FromString(text)));
        Assert.Equal(text, Parse(FromUtf8(text)));
    }, iter: 500);

    [Fact]
    public void Text_is_written_alike_from_a_string_and_from_UTF_8() =>
        Gens.TextOfAnyLength.Sample(text => Assert.Equal(FromString(text), FromUtf8(text)), iter: 300);

    [Fact]
    public void A_name_is_written_as_a_value_is() => Gens.TextOfAnyLength.Sample(text =>
    {
        var json = Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNull(text);
            writer.WriteEndObject();
        });
        Assert.Equal($"{{{FromString(text)}:null}}", json);
    }, iter: 300);

    [Fact]
    public void The_encoder_alone_writes_what_the_writer_writes() => Gens.TextOfAnyLength.Sample(
        text => Assert.Equal(FromString(text), $"\"{MinimalJsonEncoder.Instance.Encode(text)}\""), iter: 300);

    [Fact]
    public void Nothing_is_escaped_that_RFC_8259_does_not_demand() => Gens.TextOfAnyLength.Sample(text =>
    {
        var written = FromString(text)[1..^1];
        Assert.Equal(
            string.Concat(text.Where(character => character >= ' ' && character is not ('"' or '\\'))),
            NecessaryEscape().Replace(written, ""));
    }, iter: 300);

    [Fact]
    public void Quotes_and_line_ends_take_two_bytes_and_an_emoji_its_four()
    {
        Assert.Equal("\"\\\"\\\\\\n\\r\\t\"", FromString("\"\\\n\r\t"));
        Assert.Equal("\"\U0001F600é\u2028\u007F</>\"", FromString("\U0001F600é\u2028\u007F</>"));
        Assert.Equal("\"\\u0000\\u001f\"", FromString("\0\u001F"));
    }

    private static string FromString(string text) => Write(json => json.WriteStringValue(text));

    private static string FromUtf8(string text) => Write(json => json.WriteStringValue(Encoding.UTF8.GetBytes(text)));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetString();
    }

    [GeneratedRegex("""\\(?:["\\nrt]|u00[01][0-9a-f])""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NecessaryEscape();
}
