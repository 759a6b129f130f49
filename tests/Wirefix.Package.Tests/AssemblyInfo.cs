// Each test builds; two builds at once would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
