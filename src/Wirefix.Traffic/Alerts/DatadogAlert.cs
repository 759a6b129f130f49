using System.Globalization;
using System.Text.Json;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Alerts;

/// <summary>
/// Reads Datadog's webhook. Its template is the user's own: besides the default's <c>title</c>, <c>body</c>, <c>date</c> and
/// <c>last_updated</c>, the names of its variables in lower case are looked for.
/// </summary>
internal static class DatadogAlert
{
    private static readonly string[] Titles = ["alert_title", "title", "event_title", "alert_name"];

    private static readonly string[] Bodies = ["body", "text_only_msg", "event_msg", "text", "message", "alert_status"];

    private static readonly string[] TagLists = ["tags", "alert_scope"];

    private static readonly string[] Endpoints = ["endpoint", "resource_name", "route", "path", "uri"];

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head", "options"];

    /// <summary>The alert; null where the JSON has no title.</summary>
    public static Alert? Read(JsonElement root)
    {
        if (First(root, Titles) is not { } title)
            return null;
        var text = string.Join('\n', Bodies.Select(name => root.Text(name)).OfType<string>().Prepend(title));
        var tags = TagsOf(root);
        var (start, end) = WindowOf(root, title, text);
        return new Alert
        {
            Title = title,
            Service = root.Text("service") ?? tags.GetValueOrDefault("service") ?? AlertText.Service(text),
            Endpoint = EndpointOf(First(root, Endpoints) ?? Endpoints.Select(name => tags.GetValueOrDefault(name)).FirstOrDefault(value => value is not null))
                ?? AlertText.Endpoint(text),
            ErrorRate = AlertText.ErrorRate(text),
            Latency = AlertText.Latency(text),
            Start = start,
            End = end,
        };
    }

    private static string? First(JsonElement root, IEnumerable<string> names) =>
        names.Select(name => root.Text(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

    // "service:x,endpoint:/y" or a list of such; of a key that comes twice the first value stays.
    private static Dictionary<string, string> TagsOf(JsonElement root)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lists = TagLists.SelectMany(name => root.Text(name)?.Split(',') ?? root.Array(name)?.EnumerateArray().Select(tag => tag.ToString()) ?? []);
        foreach (var tag in lists)
        {
            var colon = tag.IndexOf(':');
            if (colon > 0)
                tags.TryAdd(tag[..colon].Trim(), tag[(colon + 1)..].Trim());
        }

        return tags;
    }

    // Datadog writes the method in lower case before the path where it makes a tag of a resource: "post_/orders".
    private static string? EndpointOf(string? text)
    {
        var slash = text?.IndexOf('/') ?? -1;
        if (slash <= 0)
            return text;
        var method = text![..slash].Trim(' ', '_').ToLowerInvariant();
        return Methods.Contains(method) ? $"{method.ToUpperInvariant()} {text[slash..]}" : text;
    }

    // An alert that has not recovered has not ended, though it was updated.
    private static (DateTimeOffset? Start, DateTimeOffset? End) WindowOf(JsonElement root, string title, string text)
    {
        var said = AlertText.Window(text);
        var start = Time(root, "date") ?? said.Start ?? Time(root, "last_updated");
        var updated = Time(root, "last_updated");
        var recovered = (root.Text("alert_transition") ?? title).Contains("Recovered", StringComparison.OrdinalIgnoreCase);
        return (start, recovered || updated > start ? updated : said.End);
    }

    // Milliseconds since 1970, as a number or as text.
    private static DateTimeOffset? Time(JsonElement root, string name)
    {
        var text = root.Text(name) ?? root.Number(name)?.ToString("F0", CultureInfo.InvariantCulture);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return Stamp.Parse(text);
        return milliseconds <= long.MaxValue / 1_000_000 ? Stamp.UnixNanoseconds(milliseconds * 1_000_000) : null;
    }
}
