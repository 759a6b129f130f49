using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Context;

/// <summary>The failing exchange beside its healthy sibling, down to the field where they part.</summary>
/// <param name="Difference">Where they part, and what led to what.</param>
/// <param name="Exchanges">Both, whole.</param>
internal sealed record TrafficSection(ImmutableArray<ContextPart> Difference, ImmutableArray<ContextPart> Exchanges)
{
    private const int MostCalls = 10;

    /// <summary>The parts; none where the finding's exchanges are not at hand.</summary>
    public static TrafficSection Of(ContextSource source)
    {
        var snapshot = source.Observation.Capture.Snapshot;
        if (source.Finding is not { } finding || ExchangePair.Of(finding, snapshot) is not { } pair)
            return new TrafficSection([], []);
        var difference = ExchangeDifference.Of(pair);
        return new TrafficSection(
            [
                .. difference.IsEmpty ? [] : (ContextPart[])[Part("Where a failing exchange (left) and a healthy one (right) part", ContextText.Block(difference))],
                .. Around(pair.Failing, Causes.Of(snapshot)),
            ],
            [
                Part("The failing exchange", ExchangeText.Of(pair.Failing)),
                .. pair.Healthy is { } healthy ? (ContextPart[])[Part("Its healthy sibling", ExchangeText.Of(healthy))] : [],
            ]);
    }

    private static ContextPart Part(string title, ContextBlock block) => new(ContextSection.Traffic, title, [block]);

    private static ImmutableArray<ContextPart> Around(Exchange failing, Causes causes)
    {
        var inbound = failing.Direction == Direction.Inbound ? failing : causes.InboundOf(failing);
        if (inbound is null)
            return [];
        Exchange[] calls = [.. causes.CallsOf(inbound)];
        var more = calls.Length > MostCalls ? [string.Create(CultureInfo.InvariantCulture, $"and {calls.Length - MostCalls} more")] : Array.Empty<string>();
        return [Part("The request and the calls that it led to", ContextText.Block([Line("in ", inbound), .. calls.Take(MostCalls).Select(call => Line("out", call)), .. more]))];
    }

    private static string Line(string direction, Exchange exchange) => string.Create(
        CultureInfo.InvariantCulture,
        $"{direction} {exchange.Start.UtcDateTime:HH:mm:ss.fff} {exchange.Request.Method} {exchange.Request.Url.Host}{exchange.Request.Url.PathAndQuery} -> {exchange.Response.Status}, {exchange.Duration.TotalMilliseconds:0} ms");
}
