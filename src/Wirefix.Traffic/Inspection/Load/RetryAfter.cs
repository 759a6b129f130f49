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

    /// <summary>
    /// Whether a call that was made again waited as long as it was asked to. A date has whole seconds, and servers keep theirs for one: where the call
    /// was then taken, the wait was over.
    /// </summary>
    public static bool IsKept(Exchange refused, Exchange again, TimeSpan asked) =>
        again.Start >= refused.End + asked || (!again.Response.Failed && IsDate(refused.Response.HeaderValue("Retry-After")));

    private static bool IsDate(string? text) => HttpDate(text) is not null && !text!.All(char.IsAsciiDigit);

    private static DateTimeOffset? HttpDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
