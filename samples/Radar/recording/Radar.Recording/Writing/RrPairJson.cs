using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Radar.Recording.Capturing;

namespace Radar.Recording.Writing;

/// <summary>Writes an exchange as an RRPair in JSON.</summary>
public static class RrPairJson
{
    private const string Service = "radar";

    /// <summary>The pair.</summary>
    public static JsonObject Of(Exchange exchange) => new()
    {
        ["msgType"] = "rrpair",
        ["resource"] = Service,
        ["ts"] = Stamp.Value(exchange.Start),
        ["l7protocol"] = "http",
        ["duration"] = exchange.Milliseconds,
        ["tags"] = new JsonObject { ["captureMode"] = "proxy" },
        ["uuid"] = Convert.ToBase64String(exchange.Id.ToByteArray(bigEndian: true)),
        ["direction"] = DirectionText(exchange),
        ["service"] = Service,
        ["tech"] = "JSON",
        ["network_address"] = $"{exchange.Uri.Host}:{exchange.Uri.Port}",
        ["command"] = exchange.Method,
        ["location"] = exchange.Uri.AbsolutePath,
        ["status"] = $"{(int)exchange.Status}",
        ["http"] = new JsonObject { ["req"] = Request(exchange), ["res"] = Response(exchange) },
        ["netinfo"] = new JsonObject { ["startTime"] = Stamp.Value(exchange.Connected) },
    };

    /// <summary>IN or OUT.</summary>
    public static string DirectionText(Exchange exchange) => exchange.Direction == Direction.Inbound ? "IN" : "OUT";

    /// <summary>The status with its reason phrase.</summary>
    public static string StatusText(Exchange exchange) =>
        $"{(int)exchange.Status} {ReasonPhrases.GetReasonPhrase((int)exchange.Status)}";

    private static JsonObject Request(Exchange exchange)
    {
        var request = new JsonObject
        {
            ["url"] = exchange.Uri.AbsolutePath,
            ["uri"] = exchange.Uri.PathAndQuery,
            ["version"] = "1.1",
            ["method"] = exchange.Method,
            ["host"] = exchange.Uri.Host,
            ["headers"] = Headers(exchange.RequestHeaders),
        };
        if (exchange.Uri.Query.Length > 0)
        {
            request["queryParams"] = new JsonObject(QueryHelpers.ParseQuery(exchange.Uri.Query)
                .Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)Array(parameter.Value))));
        }

        return request;
    }

    private static JsonObject Response(Exchange exchange) => new()
    {
        ["contentType"] = exchange.ContentType,
        ["statusCode"] = (int)exchange.Status,
        ["statusMessage"] = StatusText(exchange),
        ["headers"] = Headers(exchange.ResponseHeaders),
        ["bodyBase64"] = Convert.ToBase64String(exchange.ResponseBody),
    };

    private static JsonObject Headers(IEnumerable<Header> headers) => new(headers
        .OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
        .Select(header => KeyValuePair.Create(header.Name, (JsonNode?)Array(header.Values))));

    private static JsonArray Array(IEnumerable<string?> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
