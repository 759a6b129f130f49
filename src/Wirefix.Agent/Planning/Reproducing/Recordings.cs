using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>The recordings of a snapshot's services, each made once.</summary>
/// <param name="snapshot">The exchanges of one service or of several that were recorded together.</param>
internal sealed class Recordings(Snapshot snapshot)
{
    private readonly ILookup<string?, Exchange> _services = snapshot.Exchanges.ToLookup(exchange => exchange.Service);

    // Of one service every exchange is its own, also where the capture does not name it.
    private readonly Dictionary<string, Recording> _recordings = new(StringComparer.Ordinal);

    /// <summary>The recording of the service that a finding is at.</summary>
    public Recording Of(Finding finding)
    {
        var shown = finding.ExchangeIds.ToHashSet(StringComparer.Ordinal);
        var service = snapshot.Exchanges.FirstOrDefault(exchange => shown.Contains(exchange.Id))?.Service;
        var key = service ?? "";
        if (!_recordings.TryGetValue(key, out var recording))
            _recordings.Add(key, recording = Recording.Of(_services.Count < 2 ? snapshot : Snapshot.Of(_services[service])));
        return recording;
    }
}
