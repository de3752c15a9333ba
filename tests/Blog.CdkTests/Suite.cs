using Xunit.Sdk;
using Xunit.v3;

[assembly: Needs(Need.Node)]

// The CDK's constructs live in one Node.js process, which takes one call at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
