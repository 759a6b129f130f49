using System.Globalization;
using System.Text.Json.Nodes;
using Radar.Recording.Capturing;

namespace Radar.Recording.Writing;

/// <summary>
/// Writes what monitoring would have sent about the recorded time, in the form of Alertmanager's webhook (version 4).
/// Monitoring sees ratios and rates, not causes.
/// </summary>
public static class AlertFile
{
    private const string Service = "radar";
    private const string Endpoint = "POST /sync/{user}";

    /// <summary>Writes the file.</summary>
    public static Task WriteAsync(string path, IReadOnlyList<Exchange> exchanges, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, Webhook(exchanges).ToJsonString(JsonText.Indented) + "\n", cancellationToken);

    private static JsonObject Webhook(IReadOnlyList<Exchange> exchanges) => new()
    {
        ["version"] = "4",
        ["groupKey"] = $$"""{}:{service="{{Service}}"}""",
        ["truncatedAlerts"] = 0,
        ["status"] = "resolved",
        ["receiver"] = "sales-engineering",
        ["groupLabels"] = new JsonObject { ["service"] = Service },
        ["commonLabels"] = new JsonObject { ["service"] = Service },
        ["commonAnnotations"] = new JsonObject(),
        ["externalURL"] = "http://alertmanager.radar.example",
        ["alerts"] = new JsonArray(TouchesDropped(exchanges), UpstreamErrors(exchanges)),
    };

    private static JsonObject TouchesDropped(IReadOnlyList<Exchange> exchanges) => Alert(
        exchanges,
        "RadarTouchesPerSyncLow",
        "warning",
        "Touches per sync dropped",
        "Syncs answer 200 and cursors advance, but touches per sync are below the lower bound of the seven-day forecast.");

    private static JsonObject UpstreamErrors(IReadOnlyList<Exchange> exchanges)
    {
        var calls = exchanges.Where(exchange => exchange.Direction == Direction.Outbound).ToList();
        var refused = calls.Count(call => (int)call.Status is >= 400 and < 500);
        var ratio = ((double)refused / calls.Count).ToString("P1", CultureInfo.InvariantCulture);

        var alert = Alert(
            exchanges,
            "RadarUpstreamClientErrorRatioHigh",
            "critical",
            $"{ratio} of the calls to {calls[0].Uri.Host} were answered with 4xx",
            $"{refused} of {calls.Count} calls; the threshold is 1 %.");
        alert["labels"]!["upstream"] = calls[0].Uri.Host;

        return alert;
    }

    private static JsonObject Alert(
        IReadOnlyList<Exchange> exchanges, string name, string severity, string summary, string description) => new()
        {
            ["status"] = "resolved",
            ["labels"] = new JsonObject
            {
                ["alertname"] = name,
                ["service"] = Service,
                ["endpoint"] = Endpoint,
                ["severity"] = severity,
            },
            ["annotations"] = new JsonObject { ["summary"] = summary, ["description"] = description },
            ["startsAt"] = Stamp.Value(exchanges[0].Start),
            ["endsAt"] = Stamp.Value(exchanges.Max(exchange => exchange.End)),
            ["generatorURL"] = "",
        };
}
