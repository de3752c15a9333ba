using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using LanguageExt;

namespace Blog.Cdk;

/// <summary>
/// Where alarms are told, and that they are over. Not encrypted with SNS's own key: CloudWatch may not use that one,
/// and its messages would be lost.
/// </summary>
internal static class AlarmTopic
{
    internal static void Create(Construct scope, Option<string> email, Alarm[] alarms)
    {
        var topic = new Topic(scope, "Alarms", new TopicProps { EnforceSSL = true });
        LetAlarmsPublish(topic);
        email.IfSome(address => topic.AddSubscription(new EmailSubscription(address)));
        foreach (var alarm in alarms)
        {
            alarm.AddAlarmAction(new SnsAction(topic));
            alarm.AddOkAction(new SnsAction(topic));
        }
    }

    /// <summary>
    /// A topic with a policy of its own loses the one by which its account, and so its alarms, may publish.
    /// </summary>
    private static void LetAlarmsPublish(Topic topic) =>
        topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AlarmsOfThisAccount",
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [topic.TopicArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
            },
        }));
}
