namespace Wirefix.Traffic.Inspection.States;

/// <summary>Tells refusals that the state of the resources explains: they guard it, however often the write is tried in no other state.</summary>
internal static class ClosedStates
{
    // What is hardly ever accepted tells nothing where it is refused.
    private const int FewestAccepted = 3;

    /// <summary>
    /// Whether each of the refused writes came in a state that refuses another operation as well, one that is accepted in other states.
    /// </summary>
    public static bool Explain(IReadOnlyCollection<Exchange> refused, Scene scene)
    {
        var ids = refused.Select(exchange => exchange.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var attempts in Lives.AttemptsByFamily(scene))
        {
            var guarded = attempts.Where(attempt => ids.Contains(attempt.Write.Exchange.Id)).ToArray();
            if (guarded.Length > 0)
                return guarded.Length == ids.Count && guarded.DistinctBy(attempt => attempt.State).All(attempt => IsClosed(attempt, attempts));
        }

        return false;
    }

    private static bool IsClosed(Attempt guarded, Attempt[] attempts) => attempts
        .Where(other => other.State == guarded.State && other.IsRefused && other.Operation != guarded.Operation)
        .DistinctBy(other => other.Operation)
        .Any(other => attempts.Count(attempt => attempt.IsAccepted && attempt.Operation == other.Operation && attempt.State != guarded.State) >= FewestAccepted);
}
