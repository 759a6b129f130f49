using System.Globalization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>Moments and lengths of a capture as people read them: a date where the day is not the one on which it begins.</summary>
/// <param name="day">The day on which the capture begins, in UTC; null where it is not known.</param>
internal sealed class CaptureTime(DateOnly? day)
{
    private static readonly TimeSpan LongestInSeconds = TimeSpan.FromMinutes(10);

    /// <summary>The time of a capture.</summary>
    public static CaptureTime Of(TimeRange? range) => new(range is null ? null : DateOnly.FromDateTime(range.Start.UtcDateTime));

    /// <summary><c>05:06:07.000</c>, or <c>2026-03-05 05:06:07.000</c> on another day.</summary>
    public string Moment(DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.UtcDateTime) == day ? moment.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) : Dated(moment);

    /// <summary><c>05:06:07.000 to 05:07:06.000 UTC</c>.</summary>
    public string Span(DateTimeOffset start, DateTimeOffset end) => $"{Moment(start)} to {Moment(end)} UTC";

    /// <summary><c>2026-03-05 05:06:07.000</c>.</summary>
    public static string Dated(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary><c>59.0 s</c>, <c>1 h 31 min</c>, <c>34 d 20 h</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        _ when length < LongestInSeconds => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => $"{length.Minutes} min",
        { TotalDays: < 1 } => $"{length.Hours} h {length.Minutes} min",
        _ => $"{length.Days} d {length.Hours} h",
    };
}
