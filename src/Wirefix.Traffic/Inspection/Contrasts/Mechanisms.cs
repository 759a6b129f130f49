namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>
/// What stands nearer to a failure than what went on beside and before it: a call that all failing calls led to and that failed, and
/// none of the passing ones', or a moment up to which all passed and since which all failed.
/// </summary>
internal static class Mechanisms
{
    /// <summary>
    /// The separation by a mechanism, with the predicate that names it in front; null where none parts the calls without exception, and where the best one
    /// speaks of what was sent.
    /// </summary>
    public static (Separation Separation, double PValue)? Of((Separation Separation, double PValue)[] bestFirst)
    {
        if (bestFirst[0].Separation.Split.Predicates[0].Subject is not (ContrastSubject.Overlap or ContrastSubject.Preceding))
            return null;
        var clean = from found in bestFirst
                    where found.Separation is { FailingWithout: 0, PassingWith: 0 }
                    from predicate in found.Separation.Split.Predicates
                    where Is(predicate)
                    orderby predicate.Subject
                    select (found.Separation with { Split = Named(found.Separation.Split, predicate) }, found.PValue);
        return clean.Select(found => ((Separation, double)?)found).FirstOrDefault();
    }

    private static bool Is(ContrastPredicate predicate) => predicate switch
    {
        { Subject: ContrastSubject.Time } => true,
        { Subject: ContrastSubject.Effect, Condition: ContrastCondition.Value, Negated: false, Value: { } status } => status == Phrases.Status(0) || status[0] is '4' or '5',
        _ => false,
    };

    private static Split Named(Split split, ContrastPredicate predicate) =>
        split with { Predicates = [predicate, .. split.Predicates.Where(other => other != predicate)] };
}
