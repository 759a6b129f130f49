namespace Wirefix.Traffic.Formats;

/// <summary>The W3C Trace Context header: <c>version-traceid-parentid-flags</c>.</summary>
internal static class TraceParent
{
    private const int TraceIdLength = 32;

    /// <summary>The trace id of a request in lower case; null where it has none, or a malformed or all-zero one.</summary>
    public static string? TraceIdOf(Request request)
    {
        var parts = request.HeaderValue("traceparent")?.Split('-');
        if (parts is not [_, { Length: TraceIdLength } traceId, _, ..])
            return null;
        return traceId.All(char.IsAsciiHexDigit) && traceId.Any(digit => digit != '0') ? traceId.ToLowerInvariant() : null;
    }
}
