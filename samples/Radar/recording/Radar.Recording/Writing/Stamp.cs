using System.Globalization;

namespace Radar.Recording.Writing;

/// <summary>How captures write a time: UTC, to the nanosecond (of which this clock knows hundreds).</summary>
internal static class Stamp
{
    /// <summary>As a value, RFC 3339.</summary>
    public static string Value(DateTimeOffset time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'");

    /// <summary>As a part of a file's name.</summary>
    public static string FileName(DateTimeOffset time) => Format(time, "yyyy-MM-dd'_'HH-mm-ss.fffffff'00Z'");

    private static string Format(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
