using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Alerts;

/// <summary>
/// Reads alerts: Prometheus Alertmanager's webhook, Datadog's default webhook template, and plain text, told apart
/// by content.
/// </summary>
public static class AlertReader
{
    private const int MostBytes = 1 << 20;
    private static readonly string[] ServiceLabels = ["service", "job", "app", "service_name"];
    private static readonly string[] EndpointLabels = ["endpoint", "route", "path", "uri", "handler"];

    /// <summary>Reads an alert's file.</summary>
    /// <exception cref="AlertException">The file does not exist, is empty or too large, or holds JSON of another kind.</exception>
    public static Alert Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new AlertException(path, "no such file", "Check the path.");
        if (file.Length is 0 or > MostBytes)
            throw new AlertException(path, $"{file.Length} bytes", "Name the alert's own file.");

        var text = File.ReadAllText(path).Trim();
        if (!text.StartsWith('{') && !text.StartsWith('['))
            return new Alert { Title = text.Split('\n')[0].Trim() };
        try
        {
            using var document = JsonDocument.Parse(text);
            return FromJson(document.RootElement)
                ?? throw new AlertException(path, "JSON with neither 'alerts' nor 'title'", "Export the alert again.");
        }
        catch (JsonException exception)
        {
            throw new AlertException(path, $"broken JSON ({exception.Message})", "Export the alert again.");
        }
    }

    private static Alert? FromJson(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("alerts", out var alerts) && alerts.ValueKind == JsonValueKind.Array && alerts.GetArrayLength() > 0)
            return FromAlertmanager(alerts[0]);
        return Text(root, "title") is { } title
            ? new Alert { Title = title, Start = Milliseconds(root, "date"), End = Milliseconds(root, "last_updated") }
            : null;
    }

    private static Alert FromAlertmanager(JsonElement alert)
    {
        var labels = alert.TryGetProperty("labels", out var found) ? found : default;
        var annotations = alert.TryGetProperty("annotations", out found) ? found : default;
        return new Alert
        {
            Title = Text(annotations, "summary") ?? Text(labels, "alertname") ?? "alert",
            Service = First(labels, ServiceLabels),
            Endpoint = First(labels, EndpointLabels),
            Start = Time(alert, "startsAt"),
            End = Time(alert, "endsAt"),
        };
    }

    private static string? First(JsonElement labels, IEnumerable<string> names) =>
        names.Select(name => Text(labels, name)).FirstOrDefault(value => value is not null);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An RFC 3339 time; Alertmanager writes the year 1 for an alert that has not ended.</summary>
    private static DateTimeOffset? Time(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    private static DateTimeOffset? Milliseconds(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253402300800000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}
