/// <summary>
/// The name of a stack, <c>{service}-{stage}</c>. A service has no hyphen, so the first one of a name ends the service:
/// no two pairs of service and stage have one name.
/// </summary>
internal static class StackName
{
    public const string ServicePattern = "[a-z][a-z0-9]*";

    /// <summary>Ends a sentence.</summary>
    public const string ServiceRule =
        "a lower-case letter, then lower-case letters and digits; a hyphen begins the stage: the stack my-blog-prod "
        + "is service my, stage blog-prod";

    public const string StagePattern = "[a-z][a-z0-9-]*";

    /// <summary>Ends a sentence.</summary>
    public const string StageRule = "a lower-case letter, then lower-case letters, digits and hyphens";

    /// <summary>
    /// Functions and roles have names of at most 64 characters, which CloudFormation makes of the stack's, the
    /// resource's own (the longest has 22) and 13 random ones, and shortens if it must.
    /// </summary>
    public const int MaxLength = 64 - 22 - 13 - 2;

    public static string Of(string service, string stage) => $"{service}-{stage}";
}
