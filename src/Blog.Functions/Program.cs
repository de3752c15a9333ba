using Blog.Functions;
using Blog.Functions.Edges;

return Edge.Run(FunctionStart.FromEnvironment);
