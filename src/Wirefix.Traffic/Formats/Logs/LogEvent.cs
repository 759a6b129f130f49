using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Formats.Logs;

/// <summary>
/// One log line: Serilog's compact JSON, where all properties lie flat, or the console JSON formatter's, where they lie in
/// <c>State</c> and <c>Scopes</c>. It is good only as long as its JSON is.
/// </summary>
internal sealed class LogEvent
{
    private const int DateLength = 19;

    private readonly JsonElement _root;

    private readonly JsonElement _own;

    private readonly JsonElement[] _scopes;

    private LogEvent(JsonElement root, bool compact, int line)
    {
        _root = root;
        _own = compact ? root : root.Object("State") ?? default;
        _scopes = compact ? [] : [.. root.Array("Scopes")?.EnumerateArray().Where(scope => scope.ValueKind == JsonValueKind.Object).Reverse() ?? []];
        Line = line;
        Time = TimeOf(root.Text(compact ? "@t" : "Timestamp"));
        Category = compact ? root.Text("SourceContext") : root.Text("Category");
        Template = (compact ? root.Text("@mt") : Text("{OriginalFormat}")) ?? root.Text(compact ? "@m" : "Message") ?? "";
        Exception = root.Text(compact ? "@x" : "Exception");
        TraceId = (compact ? root.Text("@tr") : null) ?? Text("TraceId");
        SpanId = (compact ? root.Text("@sp") : null) ?? Text("SpanId");
    }

    /// <summary>The number of its line.</summary>
    public int Line { get; }

    /// <summary>When it was written; null where the line does not say, or says only a time of day.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The logger that wrote it.</summary>
    public string? Category { get; }

    /// <summary>The message's template, or the message where it has none.</summary>
    public string Template { get; }

    /// <summary>The exception that came with it, in .NET's words.</summary>
    public string? Exception { get; }

    /// <summary>The trace that it was written in.</summary>
    public string? TraceId { get; }

    /// <summary>The span that it was written in; for calls that go out the caller's.</summary>
    public string? SpanId { get; }

    /// <summary>The host's name for the request that it was written in.</summary>
    public string? RequestId => Text("RequestId");

    /// <summary>A property's number as a status code; null where it is none.</summary>
    public int? Status => Number("StatusCode") is >= 100 and <= 999 and var status ? (int)status : null;

    /// <summary>The recorded service, where an enricher names it.</summary>
    public string? Service => _root.Text("Application") ?? _root.Text("ApplicationName") ?? _root.Text("ServiceName");

    /// <summary>The event's own properties in order; a name may come twice.</summary>
    public IEnumerable<JsonProperty> Properties => _own.ValueKind == JsonValueKind.Object ? _own.EnumerateObject() : [];

    /// <summary>The event; null where the object is of another shape.</summary>
    public static LogEvent? Read(JsonElement root, int line)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var compact = root.Text("@t") is not null;
        return compact || root.Text("Category") is not null ? new LogEvent(root, compact, line) : null;
    }

    /// <summary>A property's text, its own first, then the innermost scope's; null where it is absent or no text.</summary>
    public string? Text(string name) =>
        _own.Text(name) ?? _scopes.Select(scope => scope.Text(name)).FirstOrDefault(text => text is not null);

    /// <summary>A property's number; null where it is absent. Some sinks write numbers as text.</summary>
    public double? Number(string name)
    {
        if (_own.Number(name) is { } number)
            return number;
        return double.TryParse(_own.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    // The console's format is the application's choice; a time of day alone would be taken for today's.
    private static DateTimeOffset? TimeOf(string? text) =>
        text is { Length: >= DateLength } && text[4] == '-' ? Stamp.Parse(text.Trim()) : null;
}
