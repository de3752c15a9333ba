namespace Blog.PropertyTests.Model;

public class ModelTests
{
    [Fact]
    public void The_five_functions_agree_with_a_dictionary() =>
        Agreement.InSequence(() => new Session(new LambdaStore().Answer, "run"), iter: 300);
}
