using Wirefix.Facts.Text;

namespace Wirefix.Facts;

/// <summary>What the wire showed, without any value: counts of what was seen, by endpoint.</summary>
public sealed class WireFacts
{
    private readonly Lazy<IReadOnlyList<EndpointFacts>> _endpoints;

    private WireFacts(IReadOnlyList<Fact> facts)
    {
        Facts = facts;
        _endpoints = new(() => EndpointReading.Of(Facts));
    }

    /// <summary>No facts.</summary>
    public static WireFacts None { get; } = new([]);

    /// <summary>The facts, each subject once, in the order of their subjects (ordinal).</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Facts.Count == 0;

    /// <summary>Whether any change of state may be among them, by their texts: what asks for changes need not have the endpoints put together.</summary>
    public bool MayHaveTransitions => Facts.Any(fact => fact.Subject.IndexOf($" {FactSubject.TransitionWord} ", StringComparison.Ordinal) >= 0);

    /// <summary>The same by endpoint, put together when first asked for, in the order of the facts.</summary>
    public IReadOnlyList<EndpointFacts> Endpoints => _endpoints.Value;

    /// <summary>The facts of everything that was seen; those of one subject become one.</summary>
    public static WireFacts Of(IEnumerable<Fact> facts)
    {
        var all = facts.ToArray();
        return new(IsInOrder(all)
            ? all
            :
            [
                .. all.GroupBy(fact => fact.Subject, StringComparer.Ordinal).Select(same => same.Aggregate((one, other) => one.With(other)))
                    .OrderBy(fact => fact.Subject, StringComparer.Ordinal),
            ]);
    }

    /// <summary>
    /// The facts of two captures that have no exchange in common. Counts add up, peaks are the larger one, so that any number of
    /// captures can be merged in any order and grouping.
    /// </summary>
    public WireFacts Merge(WireFacts other) => Merge([this, other]);

    /// <summary>The same of any number.</summary>
    public static WireFacts Merge(IEnumerable<WireFacts> all) => Of(all.SelectMany(each => each.Facts));

    // As a file is that was not merged by hand.
    private static bool IsInOrder(Fact[] facts)
    {
        for (var i = 1; i < facts.Length; i++)
        {
            if (string.CompareOrdinal(facts[i - 1].Subject, facts[i].Subject) >= 0)
                return false;
        }

        return true;
    }
}
