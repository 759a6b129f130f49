using Samples.Recording.Checkout;
using Samples.Recording.Feed;
using Samples.Recording.Files;
using Samples.Recording.Frames;
using Samples.Recording.Orders;
using Samples.Recording.Parcels;
using Samples.Recording.Stockroom;
using Samples.Recording.Storefront;
using Samples.Recording.Uploads;

namespace Samples.Recording;

/// <summary>The samples that are recorded here.</summary>
public static class SampleList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ISampleTraffic> All { get; } =
    [
        new ParcelsTraffic(),
        new CheckoutTraffic(),
        new FilesTraffic(),
        new OrdersTraffic(),
        new StockroomTraffic(),
        new FeedTraffic(),
        new UploadsTraffic(),
        new FramesTraffic(),
        new StorefrontTraffic(),
    ];

    /// <summary>Those of these names; all of them where one is <c>all</c>.</summary>
    /// <exception cref="RecordingException">A name stands for no sample, or none is given.</exception>
    public static IReadOnlyList<ISampleTraffic> Named(IReadOnlyList<string> names)
    {
        if (names.Contains("all"))
            return All;

        return names.Count > 0 ? [.. names.Select(Named)] : throw Unknown("none");
    }

    private static ISampleTraffic Named(string name) =>
        All.FirstOrDefault(sample => sample.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);

    private static RecordingException Unknown(string name) =>
        new($"Expected names of samples ({string.Join(", ", All.Select(sample => sample.Name))}) or all, found {name}.");
}
