namespace Wirefix.Traffic.Formats.Logs;

/// <summary>Tells what a log line is by who wrote it and what it holds.</summary>
internal static class LogKinds
{
    private const string HttpLogging = "Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware";

    private const string Hosting = "Microsoft.AspNetCore.Hosting.";

    private const string HttpClient = "System.Net.Http.HttpClient.";

    /// <summary>The innermost handler of HttpClient, which every attempt goes through.</summary>
    public const string ClientHandler = ".ClientHandler";

    private const string LogicalHandler = ".LogicalHandler";

    /// <summary>What the line tells.</summary>
    public static LogKind Of(LogEvent line) => line.Category switch
    {
        HttpLogging => OfHttpLogging(line),
        { } category when category.StartsWith(Hosting, StringComparison.Ordinal) => OfHosting(line),
        { } category when category.StartsWith(HttpClient, StringComparison.Ordinal) => OfHttpClient(line, category),
        _ => IsSummary(line) ? LogKind.Summary : LogKind.Other,
    };

    private static LogKind OfHttpLogging(LogEvent line) => (line.Text("Method"), line.Status) switch
    {
        (not null, not null) => LogKind.Combined,
        (not null, null) => LogKind.Request,
        (null, not null) => LogKind.Response,
        _ when line.Template.StartsWith("RequestBody", StringComparison.Ordinal) => LogKind.RequestBody,
        _ when line.Template.StartsWith("ResponseBody", StringComparison.Ordinal) => LogKind.ResponseBody,
        _ => line.Number("Duration") is null ? LogKind.Other : LogKind.Duration,
    };

    private static LogKind OfHosting(LogEvent line)
    {
        if (line.Number("ElapsedMilliseconds") is not null)
            return line.Status is null ? LogKind.Other : LogKind.InboundEnd;
        return line.Text("Method") is not null && line.Text("Protocol") is not null && line.Status is null ? LogKind.InboundStart : LogKind.Other;
    }

    private static LogKind OfHttpClient(LogEvent line, string category)
    {
        if (!category.EndsWith(ClientHandler, StringComparison.Ordinal) && !category.EndsWith(LogicalHandler, StringComparison.Ordinal))
            return LogKind.Other;
        if (line.Number("ElapsedMilliseconds") is not null)
            return line.Status is null ? LogKind.OutboundFailure : LogKind.OutboundEnd;
        var begins = line.Template.StartsWith("Sending HTTP request", StringComparison.Ordinal)
            || line.Template.StartsWith("Start processing HTTP request", StringComparison.Ordinal);
        return begins ? LogKind.OutboundStart : LogKind.Other;
    }

    private static bool IsSummary(LogEvent line) =>
        line.Text("RequestMethod") is not null && line.Text("RequestPath") is not null && line.Status is not null && line.Number("Elapsed") is not null;
}
