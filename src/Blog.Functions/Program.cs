using Blog.Functions;
using Blog.Functions.Lambda;

// What a socket has completed goes on at once, on the thread that waited for it: a hop to another thread costs a function with
// a share of a core most of its first event (docs/adr/0013). Nothing here blocks that thread: all is awaited.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
return await LambdaHost.Run(FunctionStart.FromEnvironment);
