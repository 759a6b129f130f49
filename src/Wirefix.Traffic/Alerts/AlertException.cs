namespace Wirefix.Traffic.Alerts;

/// <summary>A file that holds no alert: it is absent, empty, too large, or JSON of another kind.</summary>
public sealed class AlertException(string path, string found, string advice)
    : Exception($"{path}: expected an alert as Alertmanager or Datadog webhook JSON, or as plain text, found {found}. {advice}");
