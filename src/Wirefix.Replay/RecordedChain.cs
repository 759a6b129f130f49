using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Replay;

/// <summary>
/// A recording of services that are up together again: what came to them from outside, which is sent again, what they called of each other,
/// which has to come by itself, and what they called of others, which is answered from the recording.
/// </summary>
public sealed class RecordedChain
{
    private readonly Causes _causes;
    private readonly Dictionary<string, Exchange> _senders;
    private readonly ILookup<string, Exchange> _entriesByTrace;
    private readonly HashSet<string> _entries;

    private RecordedChain(Snapshot recorded, ServiceRoutes routes)
    {
        _causes = Causes.Of(recorded);
        _senders = InnerCalls.Of(recorded)
            .Where(call => routes.CalleeOf(call.Sent) == ServiceRoutes.NameOf(call.Arrived))
            .ToDictionary(call => call.Arrived.Id, call => call.Sent, StringComparer.Ordinal);
        var standing = recorded.Exchanges.Where(exchange => routes.IsUp(ServiceRoutes.NameOf(exchange))).ToArray();
        Entries = [.. standing.Where(exchange => exchange.Direction == Direction.Inbound && !_senders.ContainsKey(exchange.Id))];
        _entries = [.. Entries.Select(entry => entry.Id)];
        _entriesByTrace = Entries.Where(entry => entry.TraceId is not null).ToLookup(entry => entry.TraceId!, StringComparer.Ordinal);
        var outbound = standing.Where(exchange => exchange.Direction == Direction.Outbound).ToLookup(sent => routes.CalleeOf(sent) is null);
        Mocked = [.. outbound[true]];
        Inner = [.. outbound[false].Select(sent => new RecordedCall(sent, routes.CalleeOf(sent)!, EntryOf(sent)))];
    }

    /// <summary>The inbound exchanges that no service which is up caused, in recorded order.</summary>
    public ImmutableArray<Exchange> Entries { get; }

    /// <summary>The outbound exchanges that are answered from the recording, in recorded order.</summary>
    public ImmutableArray<Exchange> Mocked { get; }

    /// <summary>The calls from one of the services to another, or to itself, in recorded order.</summary>
    public ImmutableArray<RecordedCall> Inner { get; }

    /// <summary>The chain of a recording.</summary>
    /// <param name="recorded">The exchanges of all services that were recorded together.</param>
    /// <param name="routes">Which services are up, and whom they call.</param>
    public static RecordedChain Of(Snapshot recorded, ServiceRoutes routes) => new(recorded, routes);

    // A client may do all that it does in one trace; then the way back is gone step by step.
    private Exchange? EntryOf(Exchange sent)
    {
        if (sent.TraceId is { } trace && _entriesByTrace[trace].Take(2).ToArray() is [var only])
            return only;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var step = sent;
        while (step is not null && seen.Add(step.Id))
        {
            var inbound = _causes.InboundOf(step);
            if (inbound is not null && _entries.Contains(inbound.Id))
                return inbound;
            step = inbound is null ? null : _senders.GetValueOrDefault(inbound.Id);
        }

        return null;
    }
}
