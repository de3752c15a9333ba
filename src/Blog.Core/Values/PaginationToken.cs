using System.Buffers.Text;
using System.Security.Cryptography;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Blog.Core.Values;

/// <summary>
/// Where a page ended: the id of its last post and never a blog's, so that a token cannot reach another blog's posts.
/// On the wire 27 characters of base64url: the id's 16 bytes and 4 of their SHA-256, by which a mangled token shows.
/// </summary>
public sealed record PaginationToken(PostId LastPost)
{
    public const string Field = "paginationToken";

    private const int IdLength = 16, ChecksumLength = 4;

    public string Text => Base64Url.EncodeToString([.. Bytes(LastPost.Value), .. Checksum(LastPost.Value)]);

    /// <summary>Absent means the first page. Faults: <c>invalid_token</c>.</summary>
    public static Validation<FieldFault, Option<PaginationToken>> From(string? text) =>
        text is null ? Success<FieldFault, Option<PaginationToken>>(None)
        : Decode(text).Match(
            Some: token => Success<FieldFault, Option<PaginationToken>>(token),
            None: () => Fail<FieldFault, Option<PaginationToken>>(
                new(Field, "invalid_token", "The pagination token is not one that this API gave.")));

    private static Option<PaginationToken> Decode(string text)
    {
        Span<byte> bytes = stackalloc byte[IdLength + ChecksumLength];
        if (!Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != bytes.Length) return None;
        return PostId.From(new Guid(bytes[..IdLength], bigEndian: true)).ToOption()
            .Map(id => new PaginationToken(id))
            .Filter(token => token.Text == text);
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static byte[] Checksum(Guid id) => SHA256.HashData(Bytes(id))[..ChecksumLength];
}
