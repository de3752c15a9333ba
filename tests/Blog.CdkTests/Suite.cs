using Xunit.Sdk;
using Xunit.v3;

// The CDK's constructs live in one Node.js process, which takes one call at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
