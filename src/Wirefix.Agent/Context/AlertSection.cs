using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Alerts;

namespace Wirefix.Agent.Context;

/// <summary>What monitoring said.</summary>
internal static class AlertSection
{
    /// <summary>The part; none where there is no alert.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source) => source.Observation.Alert is { } alert
        ? [new(ContextSection.Alert, "Alert", [ContextText.Block(Lines(alert))])]
        : [];

    private static IEnumerable<string> Lines(Alert alert)
    {
        yield return alert.Title;
        if (alert.Service is { } service)
            yield return $"service: {service}";
        if (alert.Endpoint is { } endpoint)
            yield return $"endpoint: {endpoint}";
        if (alert.ErrorRate is { } rate)
            yield return string.Create(CultureInfo.InvariantCulture, $"share of requests that failed: {rate:0.####}");
        if (alert.Latency is { } latency)
            yield return string.Create(CultureInfo.InvariantCulture, $"latency: {latency.TotalMilliseconds:0} ms");
        if (alert.Start is { } start)
            yield return string.Create(CultureInfo.InvariantCulture, $"from {start.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{Until(alert)}");
    }

    private static string Until(Alert alert) =>
        alert.End is { } end ? string.Create(CultureInfo.InvariantCulture, $" to {end.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "";
}
