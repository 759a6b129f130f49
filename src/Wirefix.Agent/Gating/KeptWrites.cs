using System.Collections.Immutable;
using Wirefix.Replay;

namespace Wirefix.Agent.Gating;

/// <summary>
/// What requests do to resources that the mock keeps: a fix may let them come one after the other, and each still changes, from what it has read,
/// what it changed before. A write that was made from an older version and is sent as one of the newest does not.
/// </summary>
internal static class KeptWrites
{
    /// <summary>The requests that read or write a resource of which an update was lost: who is too late among them is a matter of chance.</summary>
    public static IEnumerable<int> Concerned(Measurement before)
    {
        var lost = before.Runs.SelectMany(run => run.Writes).Where(write => !write.Undone.IsEmpty).Select(write => write.Resource).ToHashSet(StringComparer.Ordinal);
        return before.Runs.SelectMany(run => run.Arrivals).Where(call => lost.Contains(call.Host + call.PathAndQuery)).Select(call => call.Request).OfType<int>().Distinct();
    }

    /// <summary>A write that changes its resource otherwise than before, as a sentence; null where there is none.</summary>
    public static string? Altered(Measurement before, Measurement after)
    {
        var known = Accepted(before).ToLookup(write => (write.Request, write.Resource), write => write.Changes);
        return Accepted(after)
            .Select(write => Difference(write, [.. known[(write.Request, write.Resource)]]))
            .FirstOrDefault(difference => difference is not null);
    }

    private static IEnumerable<StoreWrite> Accepted(Measurement measurement) =>
        measurement.Runs.SelectMany(run => run.Writes).Where(write => write is { Refused: false, Request: not null });

    private static string? Difference(StoreWrite write, ImmutableArray<ImmutableSortedDictionary<string, string>> before)
    {
        if (before.IsEmpty)
            return null;
        var differing = before[0].Keys.Union(write.Changes.Keys, StringComparer.Ordinal)
            .FirstOrDefault(path => before.All(changes => At(changes, path) == At(before[0], path)) && At(write.Changes, path) != At(before[0], path));
        return differing is null
            ? null
            : $"PUT {write.Resource} changed {differing} from what was read: {At(before[0], differing)} before, {At(write.Changes, differing)} after";
    }

    private static string At(ImmutableSortedDictionary<string, string> changes, string path) => changes.GetValueOrDefault(path, "not at all");
}
