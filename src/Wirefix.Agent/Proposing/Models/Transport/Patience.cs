using System.Globalization;

namespace Wirefix.Agent.Proposing.Models.Transport;

/// <summary>How often a service is asked again that could not answer now, and after which wait.</summary>
internal static class Patience
{
    /// <summary>How often a request is sent at most.</summary>
    public const int MostTries = 5;

    /// <summary>The longest wait before a request is sent again; a service that asks for more is not waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private const string Milliseconds = "retry-after-ms";

    /// <summary>Whether the same request may be answered later.</summary>
    public static bool IsPassing(HttpResponseMessage response) => (int)response.StatusCode is 408 or 409 or 425 or 429 or >= 500;

    /// <summary>The wait before the next try: what the service asks for, else 1 s and twice as much each time.</summary>
    /// <param name="response">What was answered; null where nothing was.</param>
    /// <param name="tries">How often the request was sent.</param>
    /// <param name="now">The time, for a service that names one.</param>
    public static TimeSpan WaitOf(HttpResponseMessage? response, int tries, DateTimeOffset now)
    {
        if (response is not null && AskedFor(response, now) is { } asked)
            return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
        return TimeSpan.FromSeconds(1 << (tries - 1));
    }

    private static TimeSpan? AskedFor(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.TryGetValues(Milliseconds, out var values)
            && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < TimeSpan.FromDays(1).TotalMilliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => null,
        };
    }
}
