using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Deployed;

/// <summary>
/// The suites of the API against a deployed stack. Not here: <see cref="AuthorTests"/>, for nobody can sign tokens in
/// any name where signatures count (<see cref="AccessTests"/> is in its place); <see cref="HostileRequestTests"/>,
/// which sends no HTTP that a client could send; and what is about processes, logs, load or a store that fails.
/// </summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class DeployedSuites : ICollectionFixture<DeployedApi>
{
    public const string Name = "A deployed stack";
}

[Collection(DeployedSuites.Name)]
public sealed class BodySizeOnStackTests(DeployedApi stack) : BodySizeTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class DraftNameOnStackTests(DeployedApi stack) : DraftNameTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class IdempotencyOnStackTests(DeployedApi stack) : IdempotencyTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class LargePageOnStackTests(DeployedApi stack) : LargePageTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class MalformedOnStackTests(DeployedApi stack) : MalformedTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class MediaTypeOnStackTests(DeployedApi stack) : MediaTypeTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class PageOnStackTests(DeployedApi stack) : PageTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class PostLifeOnStackTests(DeployedApi stack) : PostLifeTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class PreconditionOnStackTests(DeployedApi stack) : PreconditionTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class TextOnStackTests(DeployedApi stack) : TextTests(stack);

[Collection(DeployedSuites.Name)]
public sealed class ValidationOnStackTests(DeployedApi stack) : ValidationTests(stack);
