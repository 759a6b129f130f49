using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Chains;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>
/// The members behind a handler that take a message apart themselves. A finding on the inbound side alone names no call that leads to
/// the fault; where messages are read by hand, they may be read wrongly.
/// </summary>
internal sealed class HandReaders(Programs programs)
{
    private const double Share = 0.8;

    private const double OfCandidate = 0.7;

    /// <summary>The suspects that an entry leads to, with the calls between.</summary>
    public IEnumerable<Suspect> Of(EntryPoint entry) =>
        from way in programs.Of(entry.Unit.Project.Id).Ways(entry.Unit)
        let reading = HandReading.In(way.End)
        where reading is not null
        select new Suspect
        {
            Location = Places.At(way.End, reading.Line),
            Score = (entry.Binding?.Score ?? 0) * Share * CertaintyOf(way.Edges),
            Reasons = [reading.Reason],
            Bindings = entry.Binding is null ? [] : [entry.Binding],
            CallChain = Places.Links(entry, way.Edges),
        };

    private static double CertaintyOf(ImmutableArray<CallEdge> way) => way.Any(edge => edge.Kind == EdgeKind.Candidate) ? OfCandidate : 1;
}
