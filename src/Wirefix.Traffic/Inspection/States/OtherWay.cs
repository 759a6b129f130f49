using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>
/// A state that takes a write by one way and refuses it by another: the same data may be sent in two ways, or in part, or the same be made, and one
/// of them lack the guard of the other (bids, and bids by a machine).
/// </summary>
/// <param name="Accepted">The writes that the state takes, all of one operation.</param>
/// <param name="Refused">The writes of the other operation, which it refuses.</param>
/// <param name="Does">What the refused one does, as a verb phrase.</param>
internal sealed record OtherWay(ImmutableArray<Attempt> Accepted, ImmutableArray<Attempt> Refused, string Does)
{
    // Two refusals may be two clients' mistakes.
    private const int FewestRefused = 3;

    // What is hardly ever accepted tells nothing where it is refused.
    private const int FewestAcceptedElsewhere = 3;

    /// <summary>Such ways among the writes on resources of one kind.</summary>
    /// <param name="attempts">The writes in states that were seen.</param>
    /// <param name="makings">How often each operation made such a resource: it is accepted where none is.</param>
    /// <param name="scene">The scene.</param>
    public static IEnumerable<OtherWay> In(IReadOnlyCollection<Attempt> attempts, IReadOnlyDictionary<string, int> makings, Scene scene)
    {
        var free = attempts.Where(attempt => !AsksForState(attempt, scene)).ToArray();
        var parts = Alike(free, attempt => ChangedBy(attempt, scene)).Where(pair => SendsAllOf(pair, scene));
        return Alike(free, attempt => FieldsOf(attempt, scene)).SelectMany(pair => Of(pair, "sends the same fields"))
            .Concat(Alike(free, attempt => MadeBy(attempt, scene)).SelectMany(pair => Of(pair, "makes the same")))
            .Concat(parts.SelectMany(pair => Of(pair, "sends these fields and others")));

        IEnumerable<OtherWay> Of((IGrouping<string, Attempt> Guarded, IGrouping<string, Attempt> Other) pair, string does) =>
            from state in pair.Other.GroupBy(attempt => attempt.State, StringComparer.Ordinal)
            let accepted = state.Where(attempt => attempt.IsAccepted).ToImmutableArray()
            let met = pair.Guarded.Where(attempt => attempt.State == state.Key).ToArray()
            let refused = met.Where(attempt => attempt.IsRefused).ToImmutableArray()
            where accepted.Length == state.Count() && refused.Length == met.Length && refused.Length >= FewestRefused
            where IsAcceptedElsewhere(pair.Other, state.Key, makings) && IsAcceptedElsewhere(pair.Guarded, state.Key, makings)
            select new OtherWay(accepted, refused, does);
    }

    private static IEnumerable<(IGrouping<string, Attempt> Guarded, IGrouping<string, Attempt> Other)> Alike(IEnumerable<Attempt> attempts, Func<Attempt, string> sign) =>
        from same in attempts.GroupBy(sign, StringComparer.Ordinal)
        where same.Key.Length > 0
        let operations = same.GroupBy(attempt => attempt.Operation, StringComparer.Ordinal).ToArray()
        from guarded in operations
        from other in operations
        where other.Key != guarded.Key
        select (guarded, other);

    private static bool AsksForState(Attempt attempt, Scene scene) =>
        attempt.Operation != Phrases.Operation(scene.EndpointOf(attempt.Write.Exchange));

    private static string FieldsOf(Attempt attempt, Scene scene) =>
        string.Join(' ', (scene.PayloadOf(attempt.Write.Exchange.Request)?.Paths ?? []).Where(path => path != "$").Order(StringComparer.Ordinal));

    // What a collection of things below the resource is called, apart from which of them: sessions and link-sessions.
    private static string MadeBy(Attempt attempt, Scene scene) =>
        attempt.Write.Exchange.Request.Method == "POST" && scene.EndpointOf(attempt.Write.Exchange).Path.Segments is [.., var name]
            && !PathTemplate.IsVariable(name) && PlaceWords.WordsOf(name) is [.., var thing] && thing.EndsWith('s')
            ? thing
            : "";

    // Who changes the resource itself, as a whole or in part.
    private static string ChangedBy(Attempt attempt, Scene scene) =>
        attempt.Write.Exchange.Request.Method is "PUT" or "PATCH" && FieldsOf(attempt, scene).Length > 0
            ? scene.EndpointOf(attempt.Write.Exchange).Path.ToString()
            : "";

    // A part of a form that is closed is closed.
    private static bool SendsAllOf((IGrouping<string, Attempt> Guarded, IGrouping<string, Attempt> Other) pair, Scene scene)
    {
        var fields = pair.Guarded.SelectMany(attempt => FieldsOf(attempt, scene).Split(' ')).ToHashSet(StringComparer.Ordinal);
        return pair.Other.All(attempt => FieldsOf(attempt, scene).Split(' ').All(fields.Contains));
    }

    private static bool IsAcceptedElsewhere(IGrouping<string, Attempt> operation, string state, IReadOnlyDictionary<string, int> makings) =>
        operation.Count(attempt => attempt.IsAccepted && attempt.State != state) + makings.GetValueOrDefault(operation.Key) >= FewestAcceptedElsewhere;
}
