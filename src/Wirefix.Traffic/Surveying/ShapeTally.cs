using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What the calls of one shape add up to.</summary>
internal sealed class ShapeTally
{
    /// <summary>How many calls there were.</summary>
    public int Calls { get; private set; }

    /// <summary>How many calls got each status.</summary>
    public Dictionary<int, int> Statuses { get; } = [];

    /// <summary>When they were.</summary>
    public CallStamps Stamps { get; } = new();

    /// <summary>Takes a call of a recording.</summary>
    public void Add(in PairOutline call, int recording)
    {
        Calls++;
        Statuses[call.Status] = Statuses.GetValueOrDefault(call.Status) + 1;
        Stamps.Add(call, recording);
    }

    /// <summary>The tallies of several shapes together; that of one is itself.</summary>
    public static ShapeTally Sum(IReadOnlyList<ShapeTally> tallies)
    {
        if (tallies is [var only])
            return only;
        var sum = new ShapeTally();
        foreach (var tally in tallies)
            sum.Add(tally);
        return sum;
    }

    /// <summary>Takes the calls of another shape.</summary>
    public void Add(ShapeTally other)
    {
        Calls += other.Calls;
        foreach (var (status, calls) in other.Statuses)
            Statuses[status] = Statuses.GetValueOrDefault(status) + calls;
        Stamps.Add(other.Stamps);
    }
}
