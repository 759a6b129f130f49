using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Agent.Context;

/// <summary>An exchange that shows a finding beside the healthy one of its endpoint that is most like it.</summary>
/// <param name="Failing">The exchange that shows the finding.</param>
/// <param name="Healthy">Its sibling; null where the capture has none.</param>
/// <param name="Siblings">All healthy exchanges that were looked at.</param>
internal sealed record ExchangePair(Exchange Failing, Exchange? Healthy, ImmutableArray<Exchange> Siblings)
{
    // More would be compared in vain: the first ones are like the others.
    private const int MostFailing = 20;
    private const int MostSiblings = 100;

    /// <summary>The pair of a finding; null where the capture does not hold its exchanges.</summary>
    public static ExchangePair? Of(Finding finding, Snapshot snapshot)
    {
        var shown = finding.ExchangeIds.ToHashSet(StringComparer.Ordinal);
        var templates = EndpointTemplates.Learn(snapshot);
        var failing = Preferred(snapshot.Exchanges.Where(exchange => shown.Contains(exchange.Id)), finding, templates);
        if (failing.IsEmpty)
            return null;
        var endpoint = templates.Of(failing[0]);
        ImmutableArray<Exchange> siblings =
        [
            .. snapshot.Of(failing[0].Direction)
                .Where(exchange => !exchange.Response.Failed && !shown.Contains(exchange.Id) && templates.Of(exchange) == endpoint).Take(MostSiblings),
        ];
        if (finding is Contrast { PassingExample: { } passing } contrast
            && snapshot.Exchanges.FirstOrDefault(exchange => exchange.Id == contrast.FailingExample) is { } example
            && snapshot.Exchanges.FirstOrDefault(exchange => exchange.Id == passing) is { } healthy)
            return new ExchangePair(example, healthy, siblings);
        return siblings.IsEmpty ? new ExchangePair(failing[0], null, []) : Closest(failing, siblings);
    }

    private static ImmutableArray<Exchange> Preferred(IEnumerable<Exchange> shown, Finding finding, EndpointTemplates templates) =>
    [
        .. shown.OrderBy(exchange => exchange.Direction != finding.Direction || templates.Of(exchange) != finding.Endpoint)
            .ThenBy(exchange => !exchange.Response.Failed).Take(MostFailing),
    ];

    private static ExchangePair Closest(ImmutableArray<Exchange> failing, ImmutableArray<Exchange> siblings)
    {
        var fields = siblings.Select(sibling => (Sibling: sibling, Fields: ExchangeFields.Of(sibling).ToHashSet())).ToArray();
        var pairs =
            from one in failing.Where(one => one.Direction == failing[0].Direction && one.Response.Failed == failing[0].Response.Failed)
            let own = ExchangeFields.Of(one)
            from other in fields
            select (one, other.Sibling, Apart: own.Count(field => !other.Fields.Contains(field)));
        var closest = pairs.MinBy(pair => pair.Apart);
        return new ExchangePair(closest.one, closest.Sibling, siblings);
    }
}
