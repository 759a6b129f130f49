using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Radar.Recording.Capturing;

namespace Radar.Recording.Writing;

/// <summary>Writes an exchange as an RRPair in Markdown: for people first, with the exact JSON at the end.</summary>
public static class RrPairMarkdown
{
    private const string Fence = "```";

    /// <summary>The text of the file.</summary>
    public static string Of(Exchange exchange)
    {
        var text = new StringBuilder();
        Section(text, "REQUEST", StartLine(exchange), "");
        Section(text, "RESPONSE", StatusLine(exchange), Body(exchange));
        Section(text, "SIGNATURE", Signature(exchange));
        Section(text, "METADATA", Metadata(exchange));
        Section(text, "INTERNAL - DO NOT MODIFY", $"json: {RrPairJson.Of(exchange).ToJsonString(JsonText.Line)}");

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Section(StringBuilder text, string title, params string[] blocks)
    {
        text.Append($"### {title} ###\n");
        foreach (var block in blocks)
        {
            text.Append($"{Fence}\n{block}{(block.Length == 0 ? "" : "\n")}{Fence}\n\n");
        }
    }

    private static string StartLine(Exchange exchange)
    {
        var uri = exchange.Uri;
        return $"{exchange.Method} {uri.Scheme}://{uri.Host}:{uri.Port}{uri.PathAndQuery} HTTP/1.1{Lines(exchange.RequestHeaders)}";
    }

    private static string StatusLine(Exchange exchange) =>
        $"HTTP/1.1 {RrPairJson.StatusText(exchange)}{Lines(exchange.ResponseHeaders)}";

    private static string Lines(IEnumerable<Header> headers) => string.Concat(headers
        .Where(header => !header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
        .OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
        .Select(header => $"\n{header.Name}: {string.Join(", ", header.Values.Select(Escaped))}"));

    // A comma parts two values of a header; one inside a value is escaped.
    private static string Escaped(string value) => value.Replace(@"\", @"\\").Replace(",", @"\,");

    private static string Body(Exchange exchange) => exchange.ContentType.StartsWith("application/json", StringComparison.Ordinal)
        ? JsonNode.Parse(exchange.ResponseBody)!.ToJsonString(JsonText.Indented)
        : Encoding.UTF8.GetString(exchange.ResponseBody);

    private static string Signature(Exchange exchange)
    {
        var query = QueryHelpers.ParseQuery(exchange.Uri.Query)
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"http:queryparams:{parameter.Key} is {parameter.Value}")
            .DefaultIfEmpty("http:queryparams is -NONE-");

        return string.Join('\n',
        [
            $"http:host is {exchange.Uri.Host}",
            $"http:method is {exchange.Method}",
            .. query,
            $"http:url is {exchange.Uri.AbsolutePath}",
        ]);
    }

    private static string Metadata(Exchange exchange) => $"""
        direction: {RrPairJson.DirectionText(exchange)}
        uuid: {exchange.Id}
        ts: {Stamp.Value(exchange.Start)}
        duration: {exchange.Milliseconds}ms
        tags: captureMode=proxy
        """.ReplaceLineEndings("\n");
}
