using System.Collections.Immutable;

namespace Wirefix.Replay.Measuring;

/// <summary>How many requests of the script carry a value in that does not come out where it should, unchanged.</summary>
/// <param name="Script">The script.</param>
/// <param name="Passages">What should come out where.</param>
public sealed record AlteredValues(ImmutableArray<ScriptedRequest> Script, ImmutableArray<Passage> Passages) : Metric(EndpointSelector.All)
{
    /// <summary>What the metric is called in a harness.</summary>
    public const string MetricName = "altered_values";

    /// <inheritdoc/>
    public override string Name => MetricName;

    /// <inheritdoc/>
    public override string Unit => "requests";

    /// <inheritdoc/>
    public override MetricDirection Direction => MetricDirection.LowerIsBetter;

    /// <inheritdoc/>
    public override Reading Read(Run run)
    {
        var byRequest = run.Arrivals.ToLookup(arrival => arrival.Request);
        return Reading.Of(
            from passage in Passages
            from index in passage.Requests
            let why = passage.Alteration(Script[index], byRequest[index])
            where why is not null
            group why by index into whys
            orderby whys.Key
            select new Fault(whys.Key, $"{Script[whys.Key].Method} {Script[whys.Key].PathAndQuery}: {whys.First()}"));
    }
}
