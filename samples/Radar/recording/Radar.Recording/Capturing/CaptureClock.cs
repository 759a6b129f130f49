using System.Diagnostics;

namespace Radar.Recording.Capturing;

/// <summary>
/// One clock for both directions, so that their stamps can be compared. It never gives the same stamp twice: files are
/// named by the stamp.
/// </summary>
public sealed class CaptureClock
{
    private readonly DateTimeOffset _origin = DateTimeOffset.UtcNow;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _last = TimeSpan.MinValue;

    /// <summary>The time in UTC, to 100 nanoseconds.</summary>
    public DateTimeOffset Now()
    {
        lock (_gate)
        {
            var elapsed = Stopwatch.GetElapsedTime(_started);
            _last = elapsed > _last ? elapsed : _last + TimeSpan.FromTicks(1);
            return _origin + _last;
        }
    }
}
