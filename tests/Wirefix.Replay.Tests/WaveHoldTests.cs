using Wirefix.Replay.Mocking;

namespace Wirefix.Replay.Tests;

public sealed class WaveHoldTests
{
    private readonly ManualClock _clock = new();
    private bool _computing;

    [Fact]
    public async Task A_wave_goes_as_a_whole_once_the_arrivals_are_quiet()
    {
        using var hold = Hold(quiet: 100, longest: 5000);
        var first = hold.Join();
        _clock.Advance(60);
        var second = hold.Join();

        _clock.Advance(99);
        Assert.False(first.IsCompleted || second.IsCompleted);

        _clock.Advance(1);
        Assert.Equal([HoldEnd.Quiet, HoldEnd.Quiet], await Task.WhenAll(first, second));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_longest_time_while_requests_keep_arriving()
    {
        using var hold = Hold(quiet: 100, longest: 250);
        var first = hold.Join();
        for (var i = 0; i < 4; i++)
        {
            _clock.Advance(60);
            _ = hold.Join();
        }

        Assert.False(first.IsCompleted);
        _clock.Advance(10);

        Assert.Equal(HoldEnd.TimeUp, await first);
    }

    [Fact]
    public async Task Requests_that_are_not_held_show_that_the_service_is_still_at_it()
    {
        using var hold = Hold(quiet: 100, longest: 5000);
        var first = hold.Join();
        _clock.Advance(60);
        hold.Pass();

        _clock.Advance(60);
        Assert.False(first.IsCompleted);

        _clock.Advance(40);
        Assert.Equal(HoldEnd.Quiet, await first);
    }

    [Fact]
    public async Task A_request_after_a_release_begins_a_wave_of_its_own()
    {
        using var hold = Hold(quiet: 100, longest: 5000);
        _ = hold.Join();
        _clock.Advance(100);

        var next = hold.Join();
        _clock.Advance(99);
        Assert.False(next.IsCompleted);

        _clock.Advance(1);
        Assert.Equal(HoldEnd.Quiet, await next);
    }

    [Fact]
    public async Task Silence_of_a_service_that_computes_does_not_end_a_wave()
    {
        using var hold = Hold(quiet: 100, longest: 5000);
        _computing = true;
        var first = hold.Join();
        _clock.Advance(200);
        var second = hold.Join();
        Assert.False(first.IsCompleted);

        _clock.Advance(150);
        Assert.False(first.IsCompleted);

        _computing = false;
        _clock.Advance(5);
        Assert.Equal([HoldEnd.Quiet, HoldEnd.Quiet], await Task.WhenAll(first, second));
    }

    [Fact]
    public async Task A_service_that_computes_all_the_time_is_waited_for_four_quiet_times()
    {
        using var hold = Hold(quiet: 100, longest: 5000);
        _computing = true;
        var first = hold.Join();
        _clock.Advance(399);
        Assert.False(first.IsCompleted);

        _clock.Advance(1);
        Assert.Equal(HoldEnd.Quiet, await first);
    }

    private WaveHold Hold(double quiet, double longest) =>
        new(new HoldPolicy(TimeSpan.FromMilliseconds(quiet), TimeSpan.FromMilliseconds(longest)), _clock, () => _computing);

    /// <summary>A clock that stands still until it is moved.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private readonly List<ManualTimer> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new ManualTimer(this, () => callback(state));
            _timers.Add(timer);
            return timer;
        }

        public void Advance(double milliseconds)
        {
            var target = _now + TimeSpan.FromMilliseconds(milliseconds).Ticks;
            while (_timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due) is { } next)
            {
                _now = Math.Max(_now, next.Due);
                next.Fire();
            }

            _now = target;
        }

        private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
        {
            public long Due { get; private set; } = long.MaxValue;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._now + dueTime.Ticks;
                return true;
            }

            public void Fire()
            {
                Due = long.MaxValue;
                callback();
            }

            public void Dispose() => Due = long.MaxValue;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
