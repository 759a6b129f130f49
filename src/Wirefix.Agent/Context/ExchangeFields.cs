using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Context;

/// <summary>An exchange as places and values, so that two of them can be held against each other.</summary>
internal static class ExchangeFields
{
    /// <summary>The values by place, in the order in which they go over the wire.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Exchange exchange)
    {
        var url = exchange.Request.Url;
        (string, string)[] all =
        [
            ("response status", exchange.Response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("request path", url.AbsolutePath),
            .. url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => ($"request query {pair.Split('=')[0]}", pair[(pair.IndexOf('=') + 1)..])),
            .. OfMessage(exchange.Request, "request"),
            .. OfMessage(exchange.Response, "response"),
        ];
        return [.. all.GroupBy(each => each.Item1, each => each.Item2).Select(group => KeyValuePair.Create(group.Key, string.Join(", ", group)))];
    }

    private static IEnumerable<(string, string)> OfMessage(Message message, string side)
    {
        foreach (var header in message.Headers)
            yield return ($"{side} header {header.Name.ToLowerInvariant()}", header.Value);
        if (message.IsBodyUnknown)
            yield return ($"{side} body", "not known");
        if (PayloadReader.Read(message) is not { } payload)
        {
            if (!message.Body.IsEmpty)
                yield return ($"{side} body", message.BodyText);
            yield break;
        }

        foreach (var field in payload)
            yield return ($"{side} body {field.Path}", field.Kind is PayloadKind.Object ? "object" : $"{field.Text} ({field.Kind.ToString().ToLowerInvariant()})");
    }
}
