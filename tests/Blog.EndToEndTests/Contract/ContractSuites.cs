using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Contract;

/// <summary>
/// The suites of the API once more, each request judged by docs/openapi.json, the broken ones too. Not here: what sends
/// no HTTP that a client could send (<see cref="HostileRequestTests"/>), what is about processes, load or a store that
/// fails, what counts bytes (<see cref="BodySizeTests"/>, <see cref="LargePageTests"/>), for prism writes JSON anew,
/// and what is more than the document promises (<see cref="DraftNameTests"/>).
/// </summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class ContractSuites : ICollectionFixture<PrismCloud>
{
    public const string Name = "Native functions behind prism";
}

[Collection(ContractSuites.Name)]
public sealed class AuthorByContractTests(PrismCloud cloud) : AuthorTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class MalformedByContractTests(PrismCloud cloud) : MalformedTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class MediaTypeByContractTests(PrismCloud cloud) : MediaTypeTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class PageByContractTests(PrismCloud cloud) : PageTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class PostLifeByContractTests(PrismCloud cloud) : PostLifeTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class PreconditionsByContractTests(PrismCloud cloud) : PreconditionTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class IdempotencyByContractTests(PrismCloud cloud) : IdempotencyTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class TextByContractTests(PrismCloud cloud) : TextTests(cloud);

[Collection(ContractSuites.Name)]
public sealed class ValidationByContractTests(PrismCloud cloud) : ValidationTests(cloud);
