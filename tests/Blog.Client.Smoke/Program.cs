using Blog.Client;

// The life of one post, by the client in native code, against the API at the address given; a line for each result.
if (args is not [var address])
{
    Console.Error.WriteLine("Say where the API is: client-smoke http://127.0.0.1:8080");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(address) };
var client = new BlogClient(http);
var blog = $"smoke-{Guid.NewGuid():N}";

if (await client.CreateAsync(
    blog,
    new PostDraft("Hello", "First post. ¡Olé! 🦉")) is not CreateResult.Created(var post, _))
    return 1;
Console.WriteLine($"created {post.Title}, version {post.Version}, {post.Body}");

Console.WriteLine(await client.CreateAsync(blog, new PostDraft("", " ")) is CreateResult.Invalid(var problem)
    ? $"invalid {string.Join(", ", problem.Errors.Select(fault => $"{fault.Field}: {fault.Code}"))}"
    : "valid");
Console.WriteLine(
    await client.GetAsync(blog, post.PostId) is GetResult.Found(var found) && found == post ? "found" : "lost");
Console.WriteLine(
    await client.UpdateAsync(blog, post.PostId, new PostDraft("Hello again", "Rewritten."), ifMatch: post.ETag)
        is UpdateResult.Updated(var updated) ? $"updated {updated.Title}, version {updated.Version}" : "not updated");

await foreach (var each in client.ListAllAsync(blog))
    Console.WriteLine($"listed {each.Title}");

Console.WriteLine(await client.DeleteAsync(blog, post.PostId) is DeleteResult.Deleted(var deleted)
    ? $"deleted {deleted.Title}"
    : "kept");
Console.WriteLine(await client.GetAsync(blog, post.PostId) is GetResult.NotFound ? "not found" : "still there");
return 0;
