using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>What one reading of files and folders gave.</summary>
/// <param name="Snapshot">The HTTP exchanges, redacted, in time order.</param>
/// <param name="Problems">What could not be read, or not completely, in the order of the files; the first thousand.</param>
/// <param name="OtherPairs">How many recorded pairs speak another protocol than HTTP and were left out.</param>
public sealed record Capture(Snapshot Snapshot, ImmutableArray<CaptureProblem> Problems, int OtherPairs)
{
    /// <summary>How many problems there were; more than <see cref="Problems"/> holds where a capture is broken throughout.</summary>
    public required int ProblemCount { get; init; }

    /// <summary>How many files of the folder are no captures (summaries, notes, empty files) and were passed over.</summary>
    public int FilesPassedOver { get; init; }
}
