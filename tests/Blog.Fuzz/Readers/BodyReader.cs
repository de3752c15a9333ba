using System.Text;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.Fuzz.Readers;

/// <summary>The JSON body of create and update, plain and in base64.</summary>
internal static class BodyReader
{
    internal static void Read(byte[] input)
    {
        var plain = Parse(new(input, IsBase64: false));
        var encoded = Parse(new(Encoding.ASCII.GetBytes(Convert.ToBase64String(input)), IsBase64: true));
        Must.Hold(plain == encoded, "A body in base64 is read like a plain one.");
        Parse(new(input, IsBase64: true));
        if (plain.Draft is not { } draft) return;
        Must.Hold(IsObject(input), "A body that is taken is a JSON object.");
        Must.Hold(Parse(new(Written(draft), IsBase64: false)).Draft == draft, "A draft, written, is read again.");
        PostText.From(draft).Match(
            Succ: text => Must.Hold(
                text.Title.Text == draft.Title!.Trim() && text.Body.Text == draft.Body
                && text.Title.Text.EnumerateRunes().Count() <= Title.MaxLength
                && Encoding.UTF8.GetByteCount(text.Body.Text) <= PostBody.MaxBytes
                && !text.Title.Text.Any(char.IsControl),
                "A valid post keeps its text, within the limits."),
            Fail: faults => Must.Hold(
                faults.Count is 1 or 2 && faults.ForAll(fault => fault.Field is Title.Field or PostBody.Field),
                "Each field has one fault at most."));
    }

    private static (PostDraft? Draft, string? Error) Parse(RequestBody body)
    {
        var call = HttpCall.Unreadable("request") with { Body = body };
        return PostDraft.Parse(call).Match<(PostDraft?, string?)>(
            Right: draft => (draft, null),
            Left: error => (null, Problem.From(error, call) is { Status: 400 or 413 } problem
                ? problem.Detail
                : throw new BrokenPropertyException("A body without a media type is malformed, or too large.")));
    }

    private static ReadOnlyMemory<byte> Written(PostDraft draft) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("title", draft.Title);
        json.WriteString("body", draft.Body);
        json.WriteEndObject();
    });

    private static bool IsObject(byte[] input)
    {
        using var json = JsonDocument.Parse(input);
        return json.RootElement.ValueKind is JsonValueKind.Object;
    }
}
