using Wirefix.Facts;

namespace Wirefix.Traffic.Observing;

/// <summary>Where a fact belongs.</summary>
internal static class FactPlace
{
    /// <summary>
    /// Direction and endpoint as facts name them: the service's own host is left out, as it is called by many names and facts of
    /// several machines are to merge.
    /// </summary>
    public static (FactDirection Direction, Endpoint Endpoint) Of(Direction direction, Endpoint endpoint) => direction == Direction.Inbound
        ? (FactDirection.In, endpoint with { Host = "" })
        : (FactDirection.Out, endpoint);
}
