using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>Translates a finding of the traffic into what the code is asked for.</summary>
public static class FindingChoice
{
    /// <summary>The symptom that a finding shows, with the inbound endpoints that led to its calls.</summary>
    public static Symptom SymptomOf(Finding finding, Inspection inspection) => finding switch
    {
        Throttling => new Symptom(FaultPattern.FanOut, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
        Burst or NPlusOne => new Symptom(FaultPattern.FanOut, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
        Propagation propagation => new Symptom(FaultPattern.ErrorStatus, [propagation.Endpoint], [propagation.Upstream]),
        { Direction: Traffic.Direction.Inbound } => new Symptom(FaultPattern.ErrorStatus, [finding.Endpoint], []),
        _ => new Symptom(FaultPattern.ErrorStatus, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
    };

    private static ImmutableArray<Endpoint> Entries(Endpoint called, Inspection inspection) =>
    [
        .. inspection.Leads.Where(lead => lead.Outbound == called).OrderByDescending(lead => lead.Calls).Select(lead => lead.Inbound),
    ];
}
