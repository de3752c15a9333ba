using System.Reflection;
using Blog.Client;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

/// <summary>What must know every member of a draft, whichever it has: README.md, "To add a field to a post".</summary>
[Collection(Suite.Name)]
public sealed class DraftTests(NativeCloud cloud)
{
    private static readonly ConstructorInfo Primary = typeof(PostDraft).GetConstructors().Single();

    private static readonly Post Any = new("blog", "post", "", "", "", 1, default, default);

    public static TheoryData<string> Members => new(Primary.GetParameters().Select(parameter => parameter.Name!));

    /// <summary>
    /// Else an update whose answer was lost would pass for somebody else's, or somebody else's for it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void A_post_has_all_that_its_author_wrote(string member)
    {
        typeof(Post).GetProperty(member)!.SetValue(Any, "other");
        Assert.Equal("other", typeof(PostDraft).GetProperty(member)!.GetValue(Any.Draft));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_that_is_no_Unicode_is_not_sent(string member) =>
        await Assert.ThrowsAsync<System.Text.EncoderFallbackException>(
            async () =>
                await cloud.Client().CreateAsync(Given.NewBlog(), Draft(name => name == member ? "\ud83e" : "text")));

    [Fact]
    public async Task A_draft_is_stored_as_it_says()
    {
        var draft = Draft(_ => " text ");
        var post = Assert.IsType<CreateResult.Created>(await cloud.Client().CreateAsync(Given.NewBlog(), draft)).Post;
        Assert.Equal(draft.Stored, post.Draft);
    }

    private static PostDraft Draft(Func<string, string> text) =>
        (PostDraft)Primary.Invoke([.. Primary.GetParameters().Select(parameter => text(parameter.Name!))]);
}
