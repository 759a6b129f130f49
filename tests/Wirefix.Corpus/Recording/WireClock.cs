using System.Diagnostics;

namespace Wirefix.Corpus.Recording;

/// <summary>The one clock of a run: UTC that never steps back, so that stamps of different proxies compare.</summary>
internal static class WireClock
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UtcNow;

    private static readonly long BeginTicks = Stopwatch.GetTimestamp();

    /// <summary>The time now, with the resolution of <see cref="Stopwatch"/>.</summary>
    public static DateTimeOffset Now => Begin + Stopwatch.GetElapsedTime(BeginTicks);
}
