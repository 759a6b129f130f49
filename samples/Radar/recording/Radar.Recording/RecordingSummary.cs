using System.Net;
using Radar.Recording.Capturing;

namespace Radar.Recording;

/// <summary>Tells in a line what a recording holds.</summary>
public static class RecordingSummary
{
    /// <summary>The line.</summary>
    public static string Of(IReadOnlyList<Exchange> exchanges)
    {
        var outbound = exchanges.Where(exchange => exchange.Direction == Direction.Outbound).ToList();
        var refused = outbound.Where(exchange => exchange.Status == HttpStatusCode.TooManyRequests).ToList();

        return $"{exchanges.Count - outbound.Count} inbound and {outbound.Count} outbound exchanges, "
            + $"{refused.Count} × 429{Window(refused)}, at most {PeakInFlight(outbound)} calls in flight";
    }

    private static string Window(List<Exchange> exchanges) => exchanges.Count == 0
        ? ""
        : $" within {(exchanges.Max(exchange => exchange.End) - exchanges.Min(exchange => exchange.Start)).TotalSeconds:F1} s";

    private static int PeakInFlight(List<Exchange> exchanges) =>
        exchanges.Count == 0 ? 0 : exchanges.Max(one => exchanges.Count(other => other.Start <= one.Start && one.Start < other.End));
}
