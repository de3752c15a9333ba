using Blog.EndToEndTests.Api;
using Blog.RuntimeConduct;

namespace Blog.EndToEndTests.Lean;

/// <summary>
/// The executable of the edge lean: its conduct as a process, and what of the API's suites asks most of its way to
/// DynamoDB and Lambda. Of the rest, the code is the same.
/// </summary>
[Needs(Need.LeanExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class LeanSuites : ICollectionFixture<LeanCloud>
{
    public const string Name = "Native functions of the edge lean";
}

/// <summary>The five native functions of the edge lean behind an HTTP API.</summary>
public sealed class LeanCloud() : LocalCloud(LeanFunction);

public sealed class FaultyLeanApi(LeanCloud behind) : FaultyCloud(behind);

[Needs(Need.LeanExecutable)]
public sealed class LeanConductTests() : RuntimeConductTests(LocalCloud.LeanFunction);

[Collection(LeanSuites.Name)]
public sealed class PostLifeOnLeanTests(LeanCloud cloud) : PostLifeTests(cloud);

[Collection(LeanSuites.Name)]
public sealed class PreconditionsOnLeanTests(LeanCloud cloud) : PreconditionTests(cloud);

[Collection(LeanSuites.Name)]
public sealed class IdempotencyOnLeanTests(LeanCloud cloud) : IdempotencyTests(cloud);

[Collection(LeanSuites.Name)]
public sealed class LargePageOnLeanTests(LeanCloud cloud) : LargePageTests(cloud);

[Collection(LeanSuites.Name)]
public sealed class StoreFaultOnLeanTests(FaultyLeanApi cloud) : StoreFaultTests(cloud), IClassFixture<FaultyLeanApi>;

[Collection(LeanSuites.Name)]
public sealed class KilledProcessOnLeanTests(FaultyLeanApi cloud)
    : KilledProcessTests(cloud), IClassFixture<FaultyLeanApi>;

[Collection(LeanSuites.Name)]
public sealed class EqualCreatesOnLeanTests(FaultyLeanApi cloud)
    : EqualCreatesTests(cloud), IClassFixture<FaultyLeanApi>;
