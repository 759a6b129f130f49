using System.Collections.Concurrent;
using Frames.Protocol;

namespace Frames.Api.Batches;

/// <summary>Keeps the gateways' states in memory.</summary>
public sealed class MemoryGatewayBook : IGatewayBook
{
    private readonly ConcurrentDictionary<string, GatewayState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Add(string gateway, IReadOnlyList<Frame> frames) => _states.AddOrUpdate(
        gateway,
        name => After(new GatewayState(name, Batches: 0, Readings: 0, LatestAt: null, LastNotice: null), frames),
        (_, state) => After(state, frames));

    /// <inheritdoc />
    public GatewayState? Find(string gateway) => _states.GetValueOrDefault(gateway);

    private static GatewayState After(GatewayState state, IReadOnlyList<Frame> frames) => state with
    {
        Batches = state.Batches + 1,
        Readings = state.Readings + frames.OfType<Reading>().Count(),
        LatestAt = frames.Select(frame => (DateTimeOffset?)frame.At).Append(state.LatestAt).Max(),
        LastNotice = frames.OfType<Notice>().LastOrDefault()?.Text ?? state.LastNotice,
    };
}
