using System.Globalization;

namespace Wirefix.Traffic.Inspection;

/// <summary>The wording of proof lines.</summary>
internal static class ProofLine
{
    // A line of proof is read beside others; a longer value would push them out of sight.
    private const int LongestValue = 60;

    // A path with its query stands alone on its line.
    private const int LongestTarget = 80;

    /// <summary><c>05:06:07.123 PUT /stock/42</c>; without the time where the exchange has no stamp.</summary>
    public static string Request(Exchange exchange)
    {
        var time = exchange.Timing == Timing.None ? "" : exchange.Start.UtcDateTime.ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture);
        return $"{time}{exchange.Request.Method} {Value(exchange.Request.Url.AbsolutePath)}";
    }

    /// <summary><c>05:06:07.123 PUT /stock/42 → 200</c>, or <c>→ no answer</c>.</summary>
    public static string Answered(Exchange exchange) =>
        $"{Request(exchange)} → {Phrases.Status(exchange.Response.Status)}";

    /// <summary>One call without its time: <c>GET /path/7?q=a → 200</c>, its target cut short.</summary>
    public static string Call(Exchange exchange)
    {
        var target = exchange.Request.Url.PathAndQuery;
        var shown = target.Length <= LongestTarget ? target : target[..LongestTarget] + "…";
        return $"{exchange.Request.Method} {shown} → {Phrases.Status(exchange.Response.Status)}";
    }

    /// <summary>A value, cut where it is long.</summary>
    public static string Value(string text) => text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + "…";
}
