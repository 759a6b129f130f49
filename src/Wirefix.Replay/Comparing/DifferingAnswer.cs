using System.Collections.Immutable;

namespace Wirefix.Replay.Comparing;

/// <summary>A replayed request that was answered otherwise than expected.</summary>
/// <param name="Request">Its method and target.</param>
/// <param name="Source">The file and entry that it was read from.</param>
/// <param name="Differences">In what.</param>
public sealed record DifferingAnswer(string Request, string Source, ImmutableArray<Difference> Differences);
