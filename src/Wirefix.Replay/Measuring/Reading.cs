using System.Collections.Immutable;

namespace Wirefix.Replay.Measuring;

/// <summary>What a metric makes of one run.</summary>
/// <param name="Value">The number.</param>
/// <param name="Faults">The requests that it counts, where it counts requests; otherwise none.</param>
public sealed record Reading(double Value, ImmutableArray<Fault> Faults)
{
    /// <summary>A number that is not made of single requests.</summary>
    public static Reading Of(double value) => new(value, []);

    /// <summary>The number of requests that show the fault.</summary>
    public static Reading Of(IEnumerable<Fault> faults)
    {
        ImmutableArray<Fault> all = [.. faults];
        return new Reading(all.Length, all);
    }
}
