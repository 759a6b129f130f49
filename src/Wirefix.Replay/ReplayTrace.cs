using System.Globalization;

namespace Wirefix.Replay;

/// <summary>The W3C trace that each replayed request begins, so that the calls it leads to can be told from those of others.</summary>
internal static class ReplayTrace
{
    /// <summary>The name of the header (W3C Trace Context, 3.2).</summary>
    public const string Header = "traceparent";

    // "wirefix" and a zero; the rest of the sixteen bytes is the request's place.
    private const string Mark = "0077697265666978";

    /// <summary>The header's value for a request of the script.</summary>
    public static string Of(int request) =>
        string.Create(CultureInfo.InvariantCulture, $"00-{Mark}{request + 1:x16}-{request + 1:x16}-01");

    /// <summary>The request of the script that a call belongs to; null where the header is none of ours.</summary>
    public static int? RequestOf(string? traceParent)
    {
        if (traceParent?.Split('-') is not [_, { Length: 32 } trace, ..] || !trace.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        return int.TryParse(trace.AsSpan(Mark.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place) ? place - 1 : null;
    }
}
