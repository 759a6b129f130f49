using Wirefix.Package.Tests;

// Each test builds; two builds at once would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Packed once for all.
[assembly: AssemblyFixture(typeof(PackedPackage))]
