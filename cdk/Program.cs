using Amazon.CDK;
using Blog.Cdk;
using Blog.Cdk.Settings;

// The CDK's constructs run in Node.js, with a banner on a version that is newer or older than they know; `Doctor` says
// which will do.
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "true");

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
