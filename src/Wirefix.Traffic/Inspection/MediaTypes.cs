namespace Wirefix.Traffic.Inspection;

/// <summary>What the media type of an answer says about its length in time.</summary>
internal static class MediaTypes
{
    private static readonly string[] Streams =
    [
        "text/event-stream", "application/x-ndjson", "application/stream+json", "application/grpc", "application/vnd.amazon.eventstream",
        "multipart/x-mixed-replace",
    ];

    /// <summary>Whether an exchange is open for as long as there is something to tell: a stream, or a switched protocol (101).</summary>
    public static bool IsStream(Exchange exchange) =>
        exchange.Response.Status == 101
        || Streams.Contains(exchange.Response.MediaType)
        || (exchange.Response.MediaType?.StartsWith("video/", StringComparison.Ordinal) ?? false)
        || (exchange.Response.MediaType?.StartsWith("audio/", StringComparison.Ordinal) ?? false);
}
