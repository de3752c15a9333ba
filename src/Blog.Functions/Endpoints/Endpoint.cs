using Blog.Core.Http;

namespace Blog.Functions.Endpoints;

/// <summary>Answers the calls of one route; <paramref name="deadline"/> ends what does not come back in time.</summary>
internal delegate Task<HttpReply> Endpoint(HttpCall call, CancellationToken deadline);
