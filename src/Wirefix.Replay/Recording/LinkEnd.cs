using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Replay.Recording;

/// <summary>What came of one recorded process.</summary>
/// <param name="Service">What was written of it; null where nothing was.</param>
/// <param name="Problems">What was not.</param>
internal sealed record LinkEnd(RecordedService? Service, ImmutableArray<CaptureProblem> Problems);
