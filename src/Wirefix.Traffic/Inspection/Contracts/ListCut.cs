using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>What became of a list that came in with a call, in the calls to one endpoint that it led to.</summary>
/// <param name="Inbound">The call that the list came in with.</param>
/// <param name="Calls">The calls that it led to, in time order.</param>
/// <param name="Received">The list's values, in order.</param>
/// <param name="Sent">How many of them went on.</param>
/// <param name="Side">Which of them went on.</param>
internal sealed record ListCut(Exchange Inbound, ImmutableArray<Exchange> Calls, ImmutableArray<PlacedValue> Received, int Sent, ListCut.Kept Side)
{
    /// <summary>Which values of a list went on.</summary>
    internal enum Kept
    {
        /// <summary>All.</summary>
        Whole,

        /// <summary>The first ones; the end is lost.</summary>
        First,

        /// <summary>The last ones; the beginning is lost.</summary>
        Last,

        /// <summary>Others: some were chosen.</summary>
        Some,
    }

    /// <summary>The chance that values chosen at random are just those at one end.</summary>
    public double Chance
    {
        get
        {
            var chance = 1.0;
            for (var i = 0; i < Math.Min(Sent, Received.Length - Sent); i++)
                chance *= (i + 1.0) / (Received.Length - i);
            return chance;
        }
    }

    /// <summary>The values that did not go on.</summary>
    public IEnumerable<PlacedValue> Lost => Side == Kept.Last ? Received.SkipLast(Sent) : Received.Skip(Sent);

    /// <summary>What became of a list; null where none of it went on, or something that is not of it.</summary>
    public static ListCut? Of(Exchange inbound, ImmutableArray<Exchange> calls, ImmutableArray<PlacedValue> received, IReadOnlyCollection<string> sent)
    {
        var values = received.Select(value => value.Canonical).ToArray();
        if (sent.Count == 0 || sent.Any(value => !values.Contains(value)))
            return null;
        return new ListCut(inbound, calls, received, sent.Count, SideOf(values, sent));
    }

    // Calls that are made side by side arrive in any order, so that the values are compared as sets.
    private static Kept SideOf(string[] received, IReadOnlyCollection<string> sent) =>
        sent.Count == received.Length ? Kept.Whole
        : received.Take(sent.Count).All(sent.Contains) ? Kept.First
        : received.TakeLast(sent.Count).All(sent.Contains) ? Kept.Last
        : Kept.Some;
}
