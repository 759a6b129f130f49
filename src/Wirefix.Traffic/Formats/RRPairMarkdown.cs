using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Reads one pair from its <c>.md</c> form. The start lines are believed from the text; headers and bodies come from
/// the INTERNAL line where it has them, since that is exact, and from the text otherwise.
/// </summary>
internal static class RRPairMarkdown
{
    private const string JsonMark = "json: ";

    /// <summary>
    /// The pair, or null where it speaks another protocol than HTTP; throws <see cref="EntryException"/> where it is neither.
    /// </summary>
    public static RecordedPair? Read(string text, string source)
    {
        var sections = MarkdownSections.Split(text);
        using var document = Internal(sections.Internal);
        var pair = document?.RootElement;
        if (pair is { } known && !RRPairJson.IsHttp(known))
            return null;

        var http = pair?.Object("http");
        var request = MarkdownMessage.Read(sections.Request ?? throw new EntryException("expected a REQUEST section, found none"));
        var response = MarkdownMessage.Read(sections.Response ?? throw new EntryException("expected a RESPONSE section, found none"));
        var metadata = Metadata(sections.Metadata);
        var problems = document is null && sections.Internal.Count > 0
            ? ImmutableArray.Create("expected a line of JSON in the INTERNAL section, found none that parses; the text is read alone")
            : [];
        return new RecordedPair
        {
            Id = metadata.GetValueOrDefault("uuid") ?? (pair is { } named ? RRPairJson.IdOf(named) : null),
            Direction = RRPairJson.DirectionOf(metadata.GetValueOrDefault("direction") ?? pair?.Text("direction")),
            Stamp = Stamp.Parse(metadata.GetValueOrDefault("ts") ?? pair?.Text("ts")),
            Duration = DurationOf(metadata, pair),
            Request = Merge(RequestOf(request), request, http?.Object("req")),
            Response = Merge(new Response(StatusOf(response)), response, http?.Object("res")),
            Service = pair?.Text("service"),
            Source = source,
            Problems = problems,
        };
    }

    private static TMessage Merge<TMessage>(TMessage message, MarkdownMessage text, JsonElement? exact)
        where TMessage : Message
    {
        var headers = RRPairJson.HeadersOf(exact);
        var body = RRPairJson.BodyOf(exact);
        return (message with
        {
            Headers = headers.IsEmpty ? text.Headers : headers,
            Body = body.IsEmpty ? Encoding.UTF8.GetBytes(text.Body) : body,
        }).Typed(exact?.Text("contentType"));
    }

    private static Request RequestOf(MarkdownMessage message)
    {
        var parts = message.StartLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            throw new EntryException($"expected a request line such as \"GET https://host/path HTTP/1.1\", found \"{message.StartLine}\"");
        var host = message.Headers.FirstOrDefault(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)).Value;
        var url = RequestTarget.Absolute(parts[1])
            ?? (host is null ? null : RequestTarget.Combine("http", host, parts[1]))
            ?? throw new EntryException($"expected an absolute URL or a Host header, found \"{parts[1]}\" alone");
        return new Request(parts[0].ToUpperInvariant(), url);
    }

    private static int StatusOf(MarkdownMessage message)
    {
        var parts = message.StartLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;
    }

    private static TimeSpan? DurationOf(Dictionary<string, string> metadata, JsonElement? pair) =>
        Stamp.ParseDuration(metadata.GetValueOrDefault("duration"))
        ?? (pair?.Number("duration") is { } milliseconds ? Stamp.Milliseconds(milliseconds) : null);

    private static Dictionary<string, string> Metadata(IReadOnlyList<string> lines)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line[(colon + 1)..].Trim() is { Length: > 0 } value)
                metadata.TryAdd(line[..colon].Trim(), value);
        }

        return metadata;
    }

    private static JsonDocument? Internal(IReadOnlyList<string> lines)
    {
        if (lines.FirstOrDefault(line => line.StartsWith(JsonMark, StringComparison.Ordinal)) is not { } line)
            return null;
        try
        {
            return JsonDocument.Parse(line[JsonMark.Length..], JsonElementExtensions.Strict);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The second comes of names whose escapes make no Unicode.
            return null;
        }
    }
}
