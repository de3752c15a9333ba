namespace Blog.BuildTests;

public sealed class IngredientsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_ingredients_in_any_order_have_one_digest()
    {
        var (a, b) = (Written("a", "1"), Written("b", "2"));
        var digest = Ingredients.Digest("arm64", [a, b]);
        File.SetLastWriteTimeUtc(a, DateTime.UnixEpoch);

        Assert.Equal(digest, Ingredients.Digest("arm64", [b, a]));
    }

    [Fact]
    public void Another_option_file_name_or_content_has_another_digest()
    {
        var (a, b) = (Written("a", "1"), Written("b", "1"));
        var digests = new List<string>
        {
            Ingredients.Digest("arm64", [a]),
            Ingredients.Digest("x86_64", [a]),
            Ingredients.Digest("arm64", [b]),
            Ingredients.Digest("arm64", [a, b]),
            Ingredients.Digest("arm64", []),
        };
        Written("a", "2");
        digests.Add(Ingredients.Digest("arm64", [a]));

        Assert.Equal(digests.Count, digests.Distinct(StringComparer.Ordinal).Count());
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }
}
