using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Wirefix.Analyzers.Contracts;
using Wirefix.Facts;

namespace Wirefix.Analyzers.States;

/// <summary>Which states of one kind of resource followed which, as the wire showed it.</summary>
/// <param name="Moves">The changes.</param>
internal sealed record ObservedStates(ImmutableArray<ObservedMove> Moves)
{
    // What one resource in seven does is a way that the service offers.
    private const double LeastShareOfWay = 0.15;

    private const int FewestArrivals = 5;

    private const int FewestStates = 3;

    private static readonly ConditionalWeakTable<WireFacts, Families> Known = new();

    /// <summary>Whether facts tell of any change of state.</summary>
    public static bool AreIn(WireFacts facts) => !FamiliesOf(facts).IsEmpty;

    /// <summary>
    /// What was seen of a member's states; null where no field of the name has states that are all known to the code, or several have.
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="type">The enum of its states; null where they are texts.</param>
    /// <param name="direction">On which side of the service; null for both.</param>
    public static ObservedStates? Of(WireFacts facts, string member, INamedTypeSymbol? type, FactDirection? direction)
    {
        var named = FamiliesOf(facts)
            .Where(family => direction is null || family[0].Source.Direction == direction)
            .Where(family => WireName.Match(PayloadPath.Name(family[0].Seen.Path), member) is not null)
            .Select(family => Named(family, type)).OfType<ObservedStates>().ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>The states, each once.</summary>
    public IEnumerable<string> States => Moves.SelectMany(move => new[] { move.From, move.To }).Distinct(StringComparer.Ordinal);

    /// <summary>A state as it stands on the wire.</summary>
    public string Token(string state) =>
        Moves.Select(move => move.From == state ? move.Seen.From : move.To == state ? move.Seen.To : null).OfType<string>().First();

    /// <summary>The changes into a state, the most common one first.</summary>
    public ImmutableArray<ObservedMove> To(string state) => [.. Moves.Where(move => move.To == state).OrderByDescending(move => move.Seen.Count)];

    /// <summary>The states that many came to and none left but, seldom, for the given one.</summary>
    public ImmutableArray<string> EndsBut(string state) => [.. States.Where(end => end != state && IsEndBut(end, state))];

    private bool IsEndBut(string end, string state)
    {
        var arrivals = To(end).Sum(move => move.Seen.Count);
        var departures = Moves.Where(move => move.From == end).ToArray();
        return arrivals >= FewestArrivals && Array.TrueForAll(departures, move => move.To == state)
            && departures.Sum(move => move.Seen.Count) <= LeastShareOfWay * arrivals;
    }

    private static ObservedStates? Named(ImmutableArray<ObservedMove> family, INamedTypeSymbol? type)
    {
        var names = family.SelectMany(move => new[] { move.From, move.To }).Distinct(StringComparer.Ordinal)
            .ToDictionary(token => token, token => type is null ? token : EnumNames.Read(type, token)?.Name, StringComparer.Ordinal);
        return names.Count < FewestStates || names.Values.Contains(null)
            ? null
            : new ObservedStates([.. family.Select(move => move with { From = names[move.From]!, To = names[move.To]! })]);
    }

    private static ImmutableArray<ImmutableArray<ObservedMove>> FamiliesOf(WireFacts facts) =>
        Known.GetValue(facts, static facts => new Families(facts)).All;

    private sealed class Families(WireFacts facts)
    {
        public ImmutableArray<ImmutableArray<ObservedMove>> All { get; } =
        [
            .. (facts.MayHaveTransitions ? facts.Endpoints : [])
                .SelectMany(source => source.Transitions.Select(seen => new ObservedMove(source, seen.From, seen.To, seen)))
                .GroupBy(move => (
                    move.Source.Direction, move.Source.Endpoint.Host, Resource(move.Source.Endpoint.Path), PayloadPath.Name(move.Seen.Path)))
                .Select(family => family.ToImmutableArray()),
        ];

        // `orders` of `/orders/{id}/payment`.
        private static string Resource(PathTemplate path) =>
            string.Join("/", path.Segments.TakeWhile(segment => !PathTemplate.IsVariable(segment))).ToUpperInvariant();
    }
}
