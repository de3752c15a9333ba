using System.Buffers.Text;
using System.Security.Cryptography;
using LanguageExt;
using static Blog.Core.Values.Rule;

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

    /// <summary>Faults: <c>invalid_token</c>.</summary>
    public static Validation<FieldFault, PaginationToken> From(string text) =>
        PostId.From(DecodeId(text))
            .Map(id => new PaginationToken(id))
            .Bind(token => token.Text == text ? Valid(token) : Invalid())
            .Match(Valid, _ => Invalid());

    /// <summary>The empty id, which is no post's, for what is not 20 bytes of base64url.</summary>
    private static Guid DecodeId(string text)
    {
        Span<byte> bytes = stackalloc byte[IdLength + ChecksumLength];
        return Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && length == bytes.Length
            ? new Guid(bytes[..IdLength], bigEndian: true)
            : Guid.Empty;
    }

    private static Validation<FieldFault, PaginationToken> Invalid() =>
        Broken<PaginationToken>(Field, "invalid_token", "The pagination token is not one that this API gave.");

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static byte[] Checksum(Guid id) => SHA256.HashData(Bytes(id))[..ChecksumLength];
}
