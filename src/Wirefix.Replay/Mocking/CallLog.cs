using System.Collections.Concurrent;

namespace Wirefix.Replay.Mocking;

/// <summary>What has reached the mock so far, and whether anything is still going on.</summary>
internal sealed class CallLog(TimeProvider clock)
{
    private readonly long _origin = clock.GetTimestamp();
    private readonly ConcurrentQueue<Arrival> _arrivals = [];
    private readonly ConcurrentQueue<string> _unrecorded = [];
    private readonly ConcurrentQueue<string> _borrowed = [];
    private readonly ConcurrentQueue<string> _escaped = [];
    private readonly ConcurrentQueue<string> _refused = [];
    private readonly ConcurrentQueue<string> _excessive = [];
    private int _open;
    private int _late;
    private long _lastChange = clock.GetTimestamp();

    /// <summary>The time since the log began.</summary>
    public TimeSpan Now => clock.GetElapsedTime(_origin);

    public TimeSpan Open()
    {
        Interlocked.Increment(ref _open);
        Volatile.Write(ref _lastChange, clock.GetTimestamp());
        return Now;
    }

    public void Close()
    {
        Volatile.Write(ref _lastChange, clock.GetTimestamp());
        Interlocked.Decrement(ref _open);
    }

    public void Arrived(Arrival arrival) => _arrivals.Enqueue(arrival);

    public void Borrowed(OutboundCall call) => _borrowed.Enqueue(call.ToString());

    public void Unrecorded(OutboundCall call) => _unrecorded.Enqueue(call.ToString());

    public void Escaped(OutboundCall call) => _escaped.Enqueue(call.ToString());

    public void Refused(OutboundCall call) => _refused.Enqueue($"{call}: {call.Foreign}");

    public void Excessive(OutboundCall call, string why) => _excessive.Enqueue($"{call}: {why}");

    public void Late() => Interlocked.Increment(ref _late);

    /// <summary>The time since the last call began or ended; none while one is open.</summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _open) == 0 ? clock.GetElapsedTime(Volatile.Read(ref _lastChange)) : TimeSpan.Zero;

    /// <summary>All of it as the outbound half of a run.</summary>
    public Run ToRun() => new()
    {
        Arrivals = [.. _arrivals.OrderBy(arrival => arrival.Start)],
        Unrecorded = [.. _unrecorded],
        Borrowed = [.. _borrowed],
        Escaped = [.. _escaped],
        Refused = [.. _refused],
        Excessive = [.. _excessive],
        LateAnswers = Volatile.Read(ref _late),
    };
}
