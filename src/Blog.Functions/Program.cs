using Blog.Functions;
using Blog.Functions.Lambda;

return await LambdaHost.Run(FunctionStart.FromEnvironment);
