using System.Text.Json;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Alerts;

/// <summary>
/// Reads alerts: Prometheus Alertmanager's webhook or list of alerts, Datadog's webhook (its default template and the fields that
/// users commonly add), and plain text, told apart by content. Each part is taken only where the alert has it.
/// </summary>
public static class AlertReader
{
    private const int MostBytes = 1 << 20;

    /// <summary>Reads an alert's file, and redacts what it says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="redactor">What redacts it.</param>
    /// <exception cref="AlertException">The file does not exist, is empty or too large, or holds JSON of another kind.</exception>
    public static Alert Read(string path, Redactor redactor)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new AlertException(path, "no such file", "Check the path.");
        if (file.Length is 0 or > MostBytes)
            throw new AlertException(path, Quantity.Of(file.Length, "byte"), "Name the alert's own file.");

        var text = File.ReadAllText(path).Trim();
        if (text.Length == 0)
            throw new AlertException(path, "only blanks", "Name the alert's own file.");
        return Redacted(text[0] is '{' or '[' ? FromJson(path, text) : FromText(text), redactor);
    }

    private static Alert Redacted(Alert alert, Redactor redactor) => alert with
    {
        Title = redactor.Redact(alert.Title),
        Service = alert.Service is { } service ? redactor.Redact(service) : null,
        Endpoint = alert.Endpoint is { } endpoint ? redactor.Redact(endpoint) : null,
    };

    private static Alert FromText(string text)
    {
        var (start, end) = AlertText.Window(text);
        return new Alert
        {
            Title = text.Split('\n')[0].Trim(),
            Service = AlertText.Service(text),
            Endpoint = AlertText.Endpoint(text),
            ErrorRate = AlertText.ErrorRate(text),
            Latency = AlertText.Latency(text),
            Start = start,
            End = end,
        };
    }

    // A plain text may begin with a bracket too: "[P1] checkout is failing".
    private static Alert FromJson(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return AlertmanagerAlert.Read(root) ?? DatadogAlert.Read(root)
                ?? throw new AlertException(path, "JSON with neither 'alerts' nor 'title' nor 'alert_title'", "Export the alert again.");
        }
        catch (JsonException) when (text[0] == '[')
        {
            return FromText(text);
        }
        catch (JsonException broken)
        {
            throw new AlertException(path, $"broken JSON ({JsonFault.Of(broken)})", "Export the alert again.");
        }
        catch (InvalidOperationException broken)
        {
            throw new AlertException(path, $"broken JSON ({broken.Message})", "Export the alert again.");
        }
    }
}
