namespace Blog.PropertyTests.Model;

public class ModelTests
{
    [Fact]
    public void The_five_functions_agree_with_a_dictionary() => Law.ForAll(
        Gens.Operations,
        operations => ModelRun.Against(new LambdaStore().Answer, operations, "run"),
        count: 300);
}
