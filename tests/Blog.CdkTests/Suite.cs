// The CDK's constructs live in one Node.js process, which takes one call at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
