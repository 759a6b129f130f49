using System.Collections.Immutable;

namespace Wirefix.Workspace.Probing;

/// <summary>The file that probes count in, also while a program with probes runs, and after it was killed.</summary>
public sealed class ProbeTally
{
    private readonly string _path;
    private readonly ProbePlan _plan;

    private ProbeTally(string path, ProbePlan plan) => (_path, _plan) = (path, plan);

    /// <summary>The environment of a program that is to count here.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { [ProbeSource.Variable] = _path };

    /// <summary>Begins to count from 0, in a file that did not exist.</summary>
    public static ProbeTally Begin(ProbePlan plan, string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        file.SetLength(Math.Max(1, plan.Probes) * sizeof(long));
        return new ProbeTally(path, plan);
    }

    /// <summary>What was counted so far, in the order of the plan's places.</summary>
    public ImmutableArray<ProbeCount> Read()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return [.. _plan.Places.Select(place => new ProbeCount(place.Location, CountOf(place.Entered), CountOf(place.Reached)))];

        // The machine that counted is the one that reads.
        long? CountOf(int? probe) => probe is { } number ? BitConverter.ToInt64(bytes, number * sizeof(long)) : null;
    }
}
