namespace Wirefix.Facts;

/// <summary>What was seen of one endpoint.</summary>
/// <param name="Direction">Whether the service was called there, or called it.</param>
/// <param name="Endpoint">Method, host and path template.</param>
public sealed record EndpointFacts(FactDirection Direction, Endpoint Endpoint)
{
    /// <summary>How many calls.</summary>
    public long Calls { get; init; }

    /// <summary>The most calls that were in flight at once; null where no capture's times could tell.</summary>
    public long? PeakInFlight { get; init; }

    /// <summary>The most calls that began within any 50 ms; null where no capture's times could tell.</summary>
    public long? LargestWindow { get; init; }

    /// <summary>How many calls were answered with each status; 0 stands for no answer.</summary>
    public IReadOnlyDictionary<int, long> Statuses { get; init; } = new Dictionary<int, long>();

    /// <summary>What the messages had in common: first the requests, then the responses, each by status.</summary>
    public IReadOnlyList<MessageFacts> Messages { get; init; } = [];

    /// <summary>The changes of state that calls of the endpoint made.</summary>
    public IReadOnlyList<TransitionFacts> Transitions { get; init; } = [];

    /// <summary>The messages of one side that belong to successful calls (1xx to 3xx).</summary>
    public IEnumerable<MessageFacts> Succeeded(FactSide side) => Messages.Where(message => message.Side == side && message.Status is > 0 and < 400);
}
