using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Chains;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>The members behind a handler that treat the field which a finding is about.</summary>
internal sealed class FieldSuspects(Programs programs, ImmutableArray<FieldTrace> traces)
{
    /// <summary>The suspects that an entry leads to, with the calls between.</summary>
    public IEnumerable<Suspect> Of(EntryPoint entry)
    {
        var steps = traces.SelectMany(trace => trace.Steps.Select(step => (trace.WireName, Step: step))).ToLookup(each => PlaceOf(each.Step.Location));
        return
            from way in programs.Of(entry.Unit.Project.Id).Ways(entry.Unit)
            from treated in steps[PlaceOf(Places.Of(way.End))]
            where treated.Step.Role != FieldRole.Read
            select Suspect(entry, way.Edges, treated.WireName, treated.Step);
    }

    private static Suspect Suspect(EntryPoint entry, ImmutableArray<CallEdge> way, string field, FieldStep step)
    {
        var (share, verb, doubt) = step.Role switch
        {
            FieldRole.Transformed => (0.95, "makes what is set in", null),
            FieldRole.Stored => (0.6, "stores", "It keeps the value as it is given."),
            FieldRole.Written => (0.5, "writes", "It writes the value as it is given."),
            _ => (0.7, "copies", (string?)"It hands the value on as it is."),
        };
        var certainty = way.Any(edge => edge.Kind == EdgeKind.Candidate) ? 0.7 : 1;
        return new Suspect
        {
            Location = step.Location,
            Score = (entry.Binding?.Score ?? 0) * share * certainty,
            Reasons = [$"Line {step.Location.Line} {verb} {step.Member}, which holds the field {field}."],
            Doubts = doubt is null ? [] : [doubt],
            Bindings = entry.Binding is null ? [] : [entry.Binding],
            CallChain = Places.Links(entry, way),
        };
    }

    private static (string Symbol, string File) PlaceOf(SymbolLocation location) => (location.Symbol, location.File);
}
