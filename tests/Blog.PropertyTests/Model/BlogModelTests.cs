namespace Blog.PropertyTests.Model;

public class BlogModelTests
{
    /// <summary>
    /// Two reads of nothing: the model gives their responses in either order, and the clock allows one.
    /// </summary>
    [Fact]
    public void An_order_against_real_time_is_refused()
    {
        var session = new Session(new LambdaStore().Answer, "run");
        Exchange first = new(new Operation.Page(Blog: 0, Limit: 1, Continue: false));
        Exchange second = new(new Operation.Page(Blog: 0, Limit: 1, Continue: false));
        session.Send(first);
        session.Send(second);
        Assert.Null(Difference(first, second));
        Assert.Contains("was over before", Difference(second, first), StringComparison.Ordinal);
    }

    private static string? Difference(params Exchange[] order)
    {
        var model = new BlogModel();
        foreach (var exchange in order) model.Judge(exchange);
        return model.Difference;
    }
}
