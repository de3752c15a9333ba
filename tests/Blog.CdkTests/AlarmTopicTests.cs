namespace Blog.CdkTests;

public class AlarmTopicTests
{
    [Theory]
    [ClassData(typeof(Kinds))]
    public void The_topic_takes_messages_over_TLS_alone_and_from_alarms_of_this_account(
        string stage,
        string api,
        string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        var topic = stack.Only("AWS::SNS::Topic").Id;
        var policy = stack.Only("AWS::SNS::TopicPolicy");
        Assert.Equal($$"""[{"Ref":"{{topic}}"}]""", policy["Topics"].Text());
        Assert.Equal(
            [
                Json.Compact($$"""
                    {
                      "Action": "sns:Publish",
                      "Condition": { "Bool": { "aws:SecureTransport": "false" } },
                      "Effect": "Deny",
                      "Principal": "*",
                      "Resource": { "Ref": "{{topic}}" },
                      "Sid": "AllowPublishThroughSSLOnly"
                    }
                    """),
                Json.Compact($$"""
                    {
                      "Action": "sns:Publish",
                      "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
                      "Effect": "Allow",
                      "Principal": { "Service": "cloudwatch.amazonaws.com" },
                      "Resource": { "Ref": "{{topic}}" },
                      "Sid": "AlarmsOfThisAccount"
                    }
                    """),
            ],
            policy["PolicyDocument"]!["Statement"]!
                .AsArray()
                .Select(Json.Text)
                .OrderByDescending(text => text.Contains("Deny", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_address_nobody_is_subscribed() =>
        Assert.Empty(Synthesized.With().Resources("AWS::SNS::Subscription"));

    [Fact]
    public void An_address_is_subscribed()
    {
        var stack = Changed.Http;
        var subscription = stack.Only("AWS::SNS::Subscription");
        Assert.Equal(
            ("email", "team@blog.example"),
            (subscription["Protocol"]!.GetValue<string>(), subscription["Endpoint"]!.GetValue<string>()));
        Assert.Equal(stack.Only("AWS::SNS::Topic").Id, subscription["TopicArn"]!["Ref"]!.GetValue<string>());
    }
}
