using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Alerts;

/// <summary>Reads Prometheus Alertmanager's webhook, and the list of alerts that its API gives.</summary>
internal static class AlertmanagerAlert
{
    private static readonly string[] ServiceLabels = ["service", "job", "app", "service_name"];

    private static readonly string[] EndpointLabels = ["endpoint", "route", "path", "uri", "handler"];

    /// <summary>
    /// The first alert that fires, or the first at all where none does any more, over the time of all alerts of its name; null where
    /// the JSON is of another kind.
    /// </summary>
    public static Alert? Read(JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Array ? root : root.Array("alerts");
        var alerts = list?.EnumerateArray().Where(alert => alert.Object("labels") is not null || alert.Object("annotations") is not null).ToArray() ?? [];
        if (alerts.Length == 0)
            return null;
        var chosen = alerts.FirstOrDefault(IsFiring, alerts[0]);
        var alike = alerts.Where(alert => NameOf(alert) == NameOf(chosen)).ToArray();
        return ToAlert(chosen) with
        {
            Start = alike.Min(alert => Time(alert, "startsAt")),
            End = alike.Any(alert => Time(alert, "endsAt") is null) ? null : alike.Max(alert => Time(alert, "endsAt")),
        };
    }

    private static bool IsFiring(JsonElement alert) =>
        (alert.Text("status") ?? alert.Object("status")?.Text("state")) is "firing" or "active";

    private static string? NameOf(JsonElement alert) => alert.Object("labels")?.Text("alertname");

    private static Alert ToAlert(JsonElement alert)
    {
        var labels = alert.Object("labels") ?? default;
        var annotations = alert.Object("annotations") ?? default;
        var summary = annotations.Text("summary");
        var text = $"{summary}\n{annotations.Text("description") ?? annotations.Text("message")}";
        return new Alert
        {
            Title = summary ?? labels.Text("alertname") ?? "alert",
            Service = First(labels, ServiceLabels) ?? AlertText.Service(text),
            Endpoint = First(labels, EndpointLabels) ?? AlertText.Endpoint(text),
            ErrorRate = AlertText.ErrorRate(text),
            Latency = AlertText.Latency(text),
        };
    }

    private static string? First(JsonElement labels, IEnumerable<string> names) =>
        names.Select(name => labels.Text(name)).FirstOrDefault(value => value is not null);

    // Alertmanager writes the year 1 for an alert that has not ended.
    private static DateTimeOffset? Time(JsonElement alert, string name) => Stamp.Parse(alert.Text(name));
}
