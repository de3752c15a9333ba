using Amazon.CDK;
using Blog.Cdk;
using Blog.Cdk.Settings;

var app = new App();
return StackSettings.From(name => app.Node.TryGetContext(name)).Match(
    Right: settings =>
    {
        _ = new BlogStack(app, settings);
        app.Synth();
        return 0;
    },
    Left: fault =>
    {
        Console.Error.WriteLine(fault.Message);
        return 1;
    });
