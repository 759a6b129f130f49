// Whole runs of the line build, start services and measure them; two at once would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
