using Blog.Functions;
using LeanLambda;

return await LambdaHost.Run(FunctionStart.FromEnvironment);
