using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats.Logs;

/// <summary>Adds to an exchange what a line of the server tells.</summary>
internal static class LoggedMessage
{
    // HTTP logging writes header fields beside its own properties and those of enrichers; fields of more than one word have a dash.
    private static readonly FrozenSet<string> HeadersOfOneWord = new[]
    {
        "Accept", "Age", "Allow", "Authorization", "baggage", "Connection", "Cookie", "Date", "DNT", "ETag", "Expect", "Expires", "Forwarded", "From", "Host",
        "Link", "Location", "Origin", "Pragma", "Priority", "Range", "Referer", "Server", "TE", "traceparent", "tracestate", "Trailer", "Upgrade", "Vary", "Via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The exchange with what the line adds; what it knows already stays, but for the status, where the host has the last word.
    /// </summary>
    public static LoggedExchange With(this LoggedExchange exchange, LogEvent line, LogKind kind) => kind switch
    {
        LogKind.InboundStart => exchange.WithTarget(line) with { Start = line.Time },
        LogKind.Request => exchange.WithRequest(line) with { Start = exchange.Start ?? line.Time },
        LogKind.RequestBody => exchange.WithRequestBody(line.Text("Body"), line.Text("Status")),
        LogKind.Response => exchange with { Status = line.Status, ResponseHeaders = HeadersOf(line.Properties), End = exchange.End ?? line.Time },
        LogKind.ResponseBody => exchange with { ResponseBody = Bytes(line.Text("Body")), End = line.Time },
        LogKind.Duration => exchange with { Duration = Length(line, "Duration"), End = line.Time },
        LogKind.Combined => exchange.WithRequest(line).WithRequestBody(line.Text("RequestBody"), line.Text("RequestBodyStatus")) with
        {
            Status = line.Status,
            ResponseHeaders = HeadersOf(line.Properties.SkipWhile(property => property.Name != "StatusCode")),
            ResponseBody = Bytes(line.Text("ResponseBody")),
            Duration = Length(line, "Duration"),
            End = line.Time,
        },
        LogKind.Summary => exchange with
        {
            Method = exchange.Method ?? line.Text("RequestMethod"),
            Target = exchange.Target ?? line.Text("RequestPath"),
            Host = exchange.Host ?? line.Text("RequestHost"),
            Scheme = exchange.Scheme ?? line.Text("RequestScheme"),
            Status = line.Status,
            Duration = Length(line, "Elapsed") ?? exchange.Duration,
            End = line.Time,
        },
        LogKind.InboundEnd => exchange.WithTarget(line) with { Status = line.Status, Duration = Length(line, "ElapsedMilliseconds"), End = line.Time },
        _ => exchange,
    };

    private static LoggedExchange WithTarget(this LoggedExchange exchange, LogEvent line)
    {
        var path = line.Text("Path") is { } own ? line.Text("PathBase") + own + line.Text("QueryString") : line.Text("RequestPath");
        return exchange with
        {
            Method = exchange.Method ?? line.Text("Method"),
            Scheme = exchange.Scheme ?? line.Text("Scheme"),
            Host = exchange.Host ?? (line.Text("Host") is { Length: > 0 } host ? host : null),
            Target = exchange.Target?.Length >= path?.Length ? exchange.Target : path ?? exchange.Target,
        };
    }

    // In a line that tells both, the request's fields stand before the status.
    private static LoggedExchange WithRequest(this LoggedExchange exchange, LogEvent line) =>
        exchange.WithTarget(line) with { RequestHeaders = HeadersOf(line.Properties.TakeWhile(property => property.Name != "StatusCode")) };

    private static LoggedExchange WithRequestBody(this LoggedExchange exchange, string? body, string? status)
    {
        var cut = status?.Contains("Truncated", StringComparison.OrdinalIgnoreCase) == true
            || status?.Contains("partially", StringComparison.OrdinalIgnoreCase) == true;
        return exchange with
        {
            RequestBody = Bytes(body),
            Problems = cut ? exchange.Problems.Add($"request: expected a whole body, found \"{status}\"; what was logged of it is kept") : exchange.Problems,
        };
    }

    private static ImmutableArray<Header> HeadersOf(IEnumerable<JsonProperty> properties) =>
    [
        .. from property in properties
           where property.Value.ValueKind == JsonValueKind.String && IsHeader(property.Name)
           select new Header(property.Name, property.Value.GetString()!),
    ];

    private static bool IsHeader(string name) => (name.Contains('-') && name[0] != '@') || HeadersOfOneWord.Contains(name);

    private static TimeSpan? Length(LogEvent line, string name) =>
        line.Number(name) is { } milliseconds ? Stamp.Milliseconds(milliseconds) : null;

    private static ReadOnlyMemory<byte> Bytes(string? text) => text is null ? default : Encoding.UTF8.GetBytes(text);
}
