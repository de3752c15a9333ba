using Amazon.CDK;
using Blog.Cdk;
using Blog.Cdk.Settings;

namespace Blog.CdkTests;

public class AssetTests
{
    [Theory]
    [InlineData("function.zip")]
    [InlineData("a file of another name.zip")]
    public void The_functions_run_the_file_that_the_context_names(string name)
    {
        var folder = Directory.CreateTempSubdirectory("blog-cdk-");
        try
        {
            var asset = Path.Combine(folder.FullName, name);
            File.WriteAllText(asset, $"the content of {name}");
            var app = new App(new AppProps
            {
                Context = CdkJson.ContextWith("templateOnly=false", $"asset={asset}"),
                Outdir = Path.Combine(folder.FullName, "out"),
            });
            StackSettings.From(key => app.Node.TryGetContext(key))
                .IfRight(settings => { _ = new BlogStack(app, settings); });
            var staged = Assert.Single(Directory.GetFiles(app.Synth().Directory, "asset.*.zip"));
            Assert.Equal($"the content of {name}", File.ReadAllText(staged));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
