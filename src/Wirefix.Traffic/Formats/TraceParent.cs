using System.Buffers;

namespace Wirefix.Traffic.Formats;

/// <summary>The W3C Trace Context header: <c>version-traceid-parentid-flags</c>.</summary>
internal static class TraceParent
{
    private const int TraceIdLength = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The trace id of a request in lower case; null where it has none, or a malformed or all-zero one.</summary>
    public static string? TraceIdOf(Request request)
    {
        if (request.HeaderValue("traceparent") is not { } header || header.IndexOf('-') is not (>= 0 and var dash))
            return null;
        var rest = header.AsSpan(dash + 1);
        if (rest.IndexOf('-') != TraceIdLength)
            return null;
        var traceId = rest[..TraceIdLength];
        return traceId.ContainsAnyExcept(HexDigits) || !traceId.ContainsAnyExcept('0') ? null : traceId.ToString().ToLowerInvariant();
    }
}
