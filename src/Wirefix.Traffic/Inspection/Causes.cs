namespace Wirefix.Traffic.Inspection;

/// <summary>Which inbound exchange of a snapshot led to which outbound ones, by trace and else by time; what is ambiguous is left out.</summary>
public sealed class Causes
{
    private readonly Dictionary<string, Exchange> _inbound;
    private readonly ILookup<string, Exchange> _outbound;

    /// <summary>The causes that an attribution found.</summary>
    internal Causes(Attribution attribution)
    {
        _inbound = attribution.Causes.ToDictionary(cause => cause.Outbound.Id, cause => cause.Inbound, StringComparer.Ordinal);
        _outbound = attribution.Causes.ToLookup(cause => cause.Inbound.Id, cause => cause.Outbound, StringComparer.Ordinal);
    }

    /// <summary>The causes in a snapshot.</summary>
    public static Causes Of(Snapshot snapshot) => new(Attribution.Of(snapshot));

    /// <summary>The inbound exchange that led to an outbound one; null where that is not known.</summary>
    public Exchange? InboundOf(Exchange outbound) => _inbound.GetValueOrDefault(outbound.Id);

    /// <summary>The outbound exchanges that an inbound one led to, in time order.</summary>
    public IEnumerable<Exchange> CallsOf(Exchange inbound) => _outbound[inbound.Id];
}
