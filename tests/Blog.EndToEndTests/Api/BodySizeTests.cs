using System.Text;

namespace Blog.EndToEndTests.Api;

/// <summary>Counts bytes, so that nothing may write the JSON anew on its way: not through prism.</summary>
public abstract class BodySizeTests(BlogApi cloud)
{
    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task A_request_body_has_1_MiB_at_most(string? contentType)
    {
        const int MaxBytes = 1 << 20;
        var path = $"/v1/{ApiCalls.NewBlog()}/posts";

        var created = (await cloud.Call("POST", path, Padded(MaxBytes), contentType: contentType)).HasPost(201);

        (await cloud.Call("POST", path, Padded(MaxBytes + 1), contentType: contentType))
            .HasProblem(413, "PAYLOAD_TOO_LARGE");
        (await cloud.Call("POST", path, Padded(4 * MaxBytes), contentType: contentType))
            .HasProblem(413, "PAYLOAD_TOO_LARGE");
        (await cloud.Call("PUT", $"{path}/{created.PostId}", Padded(MaxBytes + 1), contentType: contentType))
            .HasProblem(413, "PAYLOAD_TOO_LARGE");
        Assert.Equal([created], (await cloud.Call("GET", path)).HasPage().Items);
    }

    /// <summary>A valid draft, with white space in front of it.</summary>
    private static byte[] Padded(int bytes) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Wire.Draft("Title", "Body")).PadLeft(bytes));
}

[Collection(HttpApi.Name)]
public sealed class BodySizeOverHttpApiTests(NativeCloud cloud) : BodySizeTests(cloud);

[Collection(RestApi.Name)]
public sealed class BodySizeOverRestApiTests(NativeRestCloud cloud) : BodySizeTests(cloud);
