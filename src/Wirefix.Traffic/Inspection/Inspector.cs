namespace Wirefix.Traffic.Inspection;

/// <summary>Looks at a snapshot: what is in it, and what is wrong in it.</summary>
public static class Inspector
{
    /// <summary>
    /// Sums a snapshot up and finds its patterns: throttling, propagation, error clusters and bursts, in this order, each by
    /// score. Where the timing cannot carry a number there is none, and a note says why.
    /// </summary>
    public static Inspection Inspect(Snapshot snapshot)
    {
        var templates = EndpointTemplates.Learn(snapshot);
        var groups = EndpointGroup.Of(snapshot, templates);
        var attribution = Attribution.Of(snapshot);
        var range = TimeRange.Of(snapshot.Exchanges);
        var findings = groups.SelectMany(group => ErrorClusters.Find(group, attribution, templates))
            .Concat(Propagations.Find(snapshot, attribution, templates))
            .Concat(groups.SelectMany(group => Bursts.Find(group, range ?? TimeRange.Unknown)))
            .OrderBy(Rank)
            .ThenByDescending(finding => finding.Score)
            .ThenByDescending(finding => finding.ExchangeIds.Length)
            .ThenBy(finding => finding.Endpoint.ToString(), StringComparer.Ordinal);
        return new Inspection(
            range,
            [.. groups.Select(group => group.Summary)],
            attribution.Leads(templates),
            [.. findings],
            TimingNotes.Of(snapshot, attribution));
    }

    private static int Rank(Finding finding) => finding switch
    {
        Throttling => 0,
        Propagation => 1,
        ErrorCluster => 2,
        _ => 3,
    };
}
