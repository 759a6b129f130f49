using System.Globalization;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>The Retry-After header (RFC 9110, 10.2.3): seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>The shortest wait that the responses ask for; null where none does.</summary>
    public static TimeSpan? Shortest(IEnumerable<Exchange> exchanges) => exchanges.Select(exchange => Of(exchange.Response)).Min();

    /// <summary>
    /// The wait that a response asks for; null where it asks for none. A date is told from the response's own Date header: the
    /// recorder's clock is another one.
    /// </summary>
    public static TimeSpan? Of(Response response)
    {
        var text = response.HeaderValue("Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (HttpDate(text) is not { } until || HttpDate(response.HeaderValue("Date")) is not { } now)
            return null;
        return until > now ? until - now : TimeSpan.Zero;
    }

    private static DateTimeOffset? HttpDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
