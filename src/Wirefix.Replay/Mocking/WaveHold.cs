namespace Wirefix.Replay.Mocking;

/// <summary>
/// Holds answers back in waves. A wave is let go as a whole, so that a call which the first of its answers sets off
/// cannot delay the others.
/// </summary>
internal sealed class WaveHold : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);
    private readonly HoldPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly Func<bool> _isComputing;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private TaskCompletionSource<HoldEnd>? _wave;
    private long _waveStart;
    private long _lastArrival;

    public WaveHold(HoldPolicy policy, TimeProvider clock, Func<bool> isComputing)
    {
        _policy = policy;
        _clock = clock;
        _isComputing = isComputing;
        _timer = clock.CreateTimer(_ => ReleaseIfDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells that a request has arrived whose answer is not held: the arrivals are not quiet yet.</summary>
    public void Pass()
    {
        lock (_lock)
            _lastArrival = _clock.GetTimestamp();
    }

    /// <summary>Joins the wave with a request that has just arrived; completes when its answer may go.</summary>
    public Task<HoldEnd> Join()
    {
        lock (_lock)
        {
            _lastArrival = _clock.GetTimestamp();
            if (_wave is null)
            {
                _wave = new TaskCompletionSource<HoldEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
                _waveStart = _lastArrival;
                Schedule(Remaining(computing: false).Time);
            }

            return _wave.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void ReleaseIfDue()
    {
        // Looked at before the arrivals are, so that a call which arrives in between still joins the wave.
        var computing = _isComputing();
        lock (_lock)
        {
            if (_wave is null)
                return;

            var (time, end) = Remaining(computing);
            if (time > TimeSpan.Zero)
            {
                Schedule(time);
                return;
            }

            _wave.SetResult(end);
            _wave = null;
        }
    }

    /// <summary>How long the wave has still to wait before the next look, and what will end it.</summary>
    private (TimeSpan Time, HoldEnd End) Remaining(bool computing)
    {
        var silence = _clock.GetElapsedTime(_lastArrival);
        var quiet = _policy.Quiet - silence;
        if (quiet <= TimeSpan.Zero && !Quiet.IsReached(silence, _policy.Quiet, computing))
            quiet = LookInterval;
        var longest = _policy.Longest - _clock.GetElapsedTime(_waveStart);
        return quiet <= longest ? (quiet, HoldEnd.Quiet) : (longest, HoldEnd.TimeUp);
    }

    /// <summary>Timers count whole milliseconds, so the rest of one counts as one.</summary>
    private void Schedule(TimeSpan time) =>
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(time.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
}
