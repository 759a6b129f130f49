using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating;

/// <summary>
/// The members that answer an inbound endpoint: its handler, and behind it those that send requests, of which the answer may be made,
/// and those that set a member which a field of the finding is called after.
/// </summary>
internal sealed class AnsweringSuspects(Programs programs, IEnumerable<OutboundCall> calls, ImmutableArray<string> fields)
{
    private const double Setting = 0.95;
    private const double Sending = 0.5;

    private readonly ILookup<CodeUnit, OutboundCall> _calls = calls.ToLookup(call => call.Sender);

    /// <summary>The suspects that an entry leads to, with the calls between.</summary>
    public IEnumerable<Suspect> Of(EntryPoint entry) =>
        programs.Of(entry.Unit.Project.Id).Ways(entry.Unit)
            .SelectMany(way => Setters(way.End).Concat(Senders(way.End)).Select(found => Suspect(entry, way.Edges, found.Place, found.Share, found.Reason)))
            .Prepend(Suspect(entry, [], Places.Of(entry.Unit), 1, $"The member answers {entry.Name}."));

    // A new object's members are filled from elsewhere; what is set in one that is there changes it.
    private IEnumerable<(SymbolLocation Place, double Share, string Reason)> Setters(CodeUnit unit) =>
        from assignment in unit.Operations.OfType<ISimpleAssignmentOperation>()
        where assignment.Parent is not IObjectOrCollectionInitializerOperation
        let member = (assignment.Target as IMemberReferenceOperation)?.Member
        where member is not null
        from field in fields
        where WireName.Match(field, member.Name) is not null
        let line = assignment.Line()
        select (Places.At(unit, line), Setting, $"Line {line} sets {member.ContainingType.Name}.{member.Name}, which the field {field} is called after.");

    private IEnumerable<(SymbolLocation Place, double Share, string Reason)> Senders(CodeUnit unit) =>
        from call in _calls[unit]
        let line = call.Operation.Line()
        select (Places.At(unit, line), Sending, $"Line {line} sends {call.Method ?? "a request to"} {call.Uri}, behind the member that answers.");

    private static Suspect Suspect(EntryPoint entry, ImmutableArray<CallEdge> way, SymbolLocation place, double share, string reason) => new()
    {
        Location = place,
        Score = (entry.Binding?.Score ?? 0) * share * (way.Any(edge => edge.Kind == EdgeKind.Candidate) ? 0.7 : 1),
        Reasons = [reason],
        Bindings = entry.Binding is null ? [] : [entry.Binding],
        CallChain = Places.Links(entry, way),
    };
}
