namespace Samples.Proving;

/// <summary>The samples that are proved here.</summary>
public static class FaultySamples
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultySample> All { get; } =
    [
        new("Radar", "a page's messages are all fetched at once"),
        new("Parcels", "a weight that comes as a text for some parcels is read as a number only"),
        new("Checkout", "payments by gift card go on without the tenant's header"),
        new("Files", "the name of a document stands unescaped in the path of its download"),
        new("Orders", "what was cancelled is shipped, as nothing looks at the state"),
        new("Stockroom", "an item is read, changed and put back without the version that was read"),
        new("Feed", "each read of an event stream is split into lines by itself"),
        new("Uploads", "a multipart boundary is cut out of the content type with its quotes"),
        new("Frames", "a pipe is told that the first part of a frame is consumed"),
        new("Storefront", "the price of packs is read by the name that the catalog gave it before"),
    ];

    /// <summary>Those of these names; all of them where none is given.</summary>
    /// <exception cref="ProvingException">A name stands for no sample.</exception>
    public static IReadOnlyList<FaultySample> Named(IReadOnlyList<string> names) => names.Count == 0 ? All : [.. names.Select(Named)];

    private static FaultySample Named(string name) =>
        All.FirstOrDefault(sample => sample.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ProvingException($"Expected names of samples ({string.Join(", ", All.Select(sample => sample.Name))}), found {name}.");
}
