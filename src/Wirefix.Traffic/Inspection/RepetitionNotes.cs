using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Inspection;

/// <summary>Says what of a capture came more than once, or under an id that is not its own.</summary>
internal static class RepetitionNotes
{
    /// <summary>A sentence for each, or none.</summary>
    public static IEnumerable<string> Of(Repetitions repetitions)
    {
        if (repetitions.Repeated > 0)
            yield return $"{Quantity.Of(repetitions.Repeated, "recording was", "recordings were")} left out, as the capture holds the same already (id, time, method, path and status).";
        if (repetitions.SharedIds > 0)
            yield return $"{Quantity.Of(repetitions.SharedIds, "id stands", "ids stand")} for {repetitions.OfSharedIds} exchanges that are not the same; "
                + "all are kept, the second of an id as id~2.";
    }
}
