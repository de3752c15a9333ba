using Blog.Functions;
using LeanLambda;

return LambdaHost.Run(FunctionStart.FromEnvironment);
