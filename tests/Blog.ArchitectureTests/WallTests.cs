namespace Blog.ArchitectureTests;

/// <summary>What does not know what, within the projects.</summary>
public sealed class WallTests
{
    private const string Store = "Blog.Functions.Store", Http = "Blog.Core.Http";

    public static TheoryData<string, string> Walls => new()
    {
        // The core is pure.
        { "Blog.Core", "System.Threading.Tasks" },
        { "Blog.Core", "System.IO" },
        { "Blog.Core", "System.Environment" },
        { "Blog.Core", "System.Console" },
        { "Blog.Core", "System.TimeProvider" },
        { "Blog.Core", "Amazon" },
        { "Blog.Core.Values", Http },

        // The store knows neither HTTP nor who calls it.
        { Store, Http },
        { Store, "System.Net" },
        { Store, "LeanLambda" },
        { Store, "Blog.Functions.Edges" },
        { Store, "Blog.Functions.Endpoints" },
        { Store, "Blog.Functions.Gateway" },
        { Store, "Blog.Functions.Lambda" },
        { Store, "Blog.Functions.Logging" },

        // An endpoint knows its effects, and not who has them.
        { "Blog.Functions.Endpoints", Store },
        { "Blog.Functions.Endpoints", "Blog.Functions.Edges" },
        { "Blog.Functions.Endpoints", "Blog.Functions.Gateway" },
        { "Blog.Functions.Endpoints", "Amazon" },
        { "Blog.Functions.Endpoints", "LeanLambda" },
        { "Blog.Functions.Endpoints", "Serilog" },
        { "Blog.Functions.Gateway", "Amazon" },
        { "Blog.Functions.Gateway", "LeanLambda" },

        // The library knows no blog.
        { "LeanLambda", "Blog" },
    };

    [Theory]
    [MemberData(nameof(Walls))]
    public void Nothing_here_uses_anything_of_that(string here, string that) =>
        Assert.DoesNotContain(House.Uses, use => use.IsBy(here) && use.IsOf(that));

    /// <summary>Else the wall stands around nothing.</summary>
    [Theory]
    [MemberData(nameof(Walls))]
    public void Both_sides_of_a_wall_are_there(string here, string that)
    {
        Assert.Contains(House.Uses, use => use.IsBy(here));
        Assert.Contains(House.Uses, use => use.IsOf(that) && !use.IsBy(here));
    }

    /// <summary>What the store takes and gives has no HTTP in it either.</summary>
    [Fact]
    public void No_type_of_the_core_that_the_store_uses_knows_HTTP()
    {
        var used = House.Uses.Where(use => use.IsBy(Store) && use.IsOf("Blog.Core"))
            .Select(use => use.Of)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Blog.Core.StoreError", used);
        Assert.DoesNotContain(House.Uses, use => used.Contains(use.By) && use.IsOf(Http));
    }

    /// <summary>The two ways to AWS.</summary>
    [Theory]
    [InlineData("LeanLambda.DynamoDb")]
    [InlineData("System.Net.Http.HttpClient")]
    [InlineData("Amazon.DynamoDBv2.AmazonDynamoDBClient")]
    public void The_edges_alone_know_a_client_of_DynamoDB(string client)
    {
        var functions = House.Uses.Where(use => use.IsBy("Blog.Functions") && use.IsOf(client)).ToList();
        Assert.NotEmpty(functions);
        Assert.All(functions, use => Assert.True(use.IsBy("Blog.Functions.Edges"), use.ToString()));
    }

    /// <summary>A rule that finds nothing must be one that would.</summary>
    [Fact]
    public void A_use_that_is_planted_is_found() => Assert.Contains(
        House.Uses, use => use.IsBy(typeof(Planted).FullName!) && use.IsOf(Http));

    private sealed class Planted
    {
        internal static Core.Http.HttpReply? Reply { get; set; }
    }
}
