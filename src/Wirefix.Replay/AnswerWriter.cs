using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>Turns an outbound exchange into what the mock answers.</summary>
internal static class AnswerWriter
{
    public static RecordedAnswer Write(Exchange exchange) => new()
    {
        Method = exchange.Request.Method,
        Host = exchange.Request.Url.IdnHost.ToLowerInvariant(),
        PathAndQuery = exchange.Request.Url.PathAndQuery,
        AskedType = exchange.Request.Body.IsEmpty ? null : exchange.Request.MediaType,
        AskedBody = RecordedBody.From(exchange.Request.Body),
        Status = exchange.Response.Status,
        Headers = ReplayedHeaders.Of(exchange.Response),
        Took = exchange.Timing == Timing.Span ? exchange.Duration : TimeSpan.Zero,
        Body = RecordedBody.From(exchange.Response.Body),
    };
}
