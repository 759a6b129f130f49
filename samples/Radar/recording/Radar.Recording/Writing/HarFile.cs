using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Radar.Recording.Capturing;

namespace Radar.Recording.Writing;

/// <summary>Writes a recording as a HAR 1.2 file, with each entry's direction and id in fields of its own.</summary>
public static class HarFile
{
    /// <summary>Writes the file.</summary>
    public static Task WriteAsync(string path, IEnumerable<Exchange> exchanges, CancellationToken cancellationToken)
    {
        var har = new JsonObject
        {
            ["log"] = new JsonObject
            {
                ["version"] = "1.2",
                ["creator"] = new JsonObject { ["name"] = "Radar.Recording", ["version"] = "1.0" },
                ["entries"] = new JsonArray([.. exchanges.Select(Entry)]),
            },
        };
        return File.WriteAllTextAsync(path, har.ToJsonString(JsonText.Indented) + "\n", cancellationToken);
    }

    private static JsonObject Entry(Exchange exchange) => new()
    {
        ["_id"] = $"{exchange.Id}",
        ["_direction"] = exchange.Direction == Direction.Inbound ? "inbound" : "outbound",
        ["startedDateTime"] = exchange.Start.UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
        ["time"] = exchange.Milliseconds,
        ["request"] = Request(exchange),
        ["response"] = Response(exchange),
        ["cache"] = new JsonObject(),
        ["timings"] = new JsonObject { ["send"] = 0, ["wait"] = exchange.Milliseconds, ["receive"] = 0 },
    };

    private static JsonObject Request(Exchange exchange) => new()
    {
        ["method"] = exchange.Method,
        ["url"] = exchange.Uri.AbsoluteUri,
        ["httpVersion"] = "HTTP/1.1",
        ["cookies"] = new JsonArray(),
        ["headers"] = Headers(exchange.RequestHeaders),
        ["queryString"] = Pairs(QueryHelpers.ParseQuery(exchange.Uri.Query)
            .SelectMany(parameter => parameter.Value, (parameter, value) => (parameter.Key, value ?? ""))),
        ["headersSize"] = -1,
        ["bodySize"] = 0,
    };

    private static JsonObject Response(Exchange exchange) => new()
    {
        ["status"] = (int)exchange.Status,
        ["statusText"] = ReasonPhrases.GetReasonPhrase((int)exchange.Status),
        ["httpVersion"] = "HTTP/1.1",
        ["cookies"] = new JsonArray(),
        ["headers"] = Headers(exchange.ResponseHeaders),
        ["content"] = new JsonObject
        {
            ["size"] = exchange.ResponseBody.Length,
            ["mimeType"] = exchange.ContentType,
            ["text"] = Encoding.UTF8.GetString(exchange.ResponseBody),
        },
        ["redirectURL"] = "",
        ["headersSize"] = -1,
        ["bodySize"] = exchange.ResponseBody.Length,
    };

    private static JsonArray Headers(IEnumerable<Header> headers) => Pairs(headers
        .OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
        .SelectMany(header => header.Values, (header, value) => (header.Name, value)));

    private static JsonArray Pairs(IEnumerable<(string Name, string Value)> pairs) => new(
        [.. pairs.Select(pair => new JsonObject { ["name"] = pair.Name, ["value"] = pair.Value })]);
}
