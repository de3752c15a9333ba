using Blog.Functions;
using Blog.Functions.Edges;

return await Edge.Run(FunctionStart.FromEnvironment);
