using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>Translates a finding of the traffic into what the code is asked for.</summary>
public static class FindingChoice
{
    /// <summary>The symptom that a finding shows, with the inbound endpoints that led to its calls.</summary>
    public static Symptom SymptomOf(Finding finding, Inspection inspection) => EndsOf(finding, inspection) with { Fields = FieldsOf(finding) };

    private static Symptom EndsOf(Finding finding, Inspection inspection) => finding switch
    {
        Throttling => new Symptom(FaultPattern.FanOut, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
        Burst or NPlusOne => new Symptom(FaultPattern.FanOut, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
        Propagation propagation => new Symptom(FaultPattern.ErrorStatus, [propagation.Endpoint], [propagation.Upstream]),
        { Direction: Traffic.Direction.Inbound } => new Symptom(FaultPattern.ErrorStatus, [finding.Endpoint], []),
        _ => new Symptom(FaultPattern.ErrorStatus, Entries(finding.Endpoint, inspection), [finding.Endpoint]),
    };

    private static ImmutableArray<string> FieldsOf(Finding finding)
    {
        string[] places = finding switch
        {
            Contrast { Predicate: { Subject: ContrastSubject.Body or ContrastSubject.Query, Name: var name } } => [name],
            LostValue lost => [InBody(lost.From), InBody(lost.To)],
            AlteredValue altered => [InBody(altered.From), InBody(altered.To)],
            RenamedField renamed => [renamed.Change.Path, .. renamed.Together.Select(change => change.Path)],
            SchemaFinding schema => [schema.Change.Path],
            IllegalTransition transition => [transition.Field],
            _ => [],
        };
        return [.. places.Select(FieldName.Of).Where(name => name.Length > 0).Distinct()];
    }

    private static string InBody(WirePlace place) => place.Part == WirePart.Body ? place.Name : "";

    private static ImmutableArray<Endpoint> Entries(Endpoint called, Inspection inspection) =>
    [
        .. inspection.Leads.Where(lead => lead.Outbound == called).OrderByDescending(lead => lead.Calls).Select(lead => lead.Inbound),
    ];
}
