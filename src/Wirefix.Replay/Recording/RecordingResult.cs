using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Replay.Recording;

/// <summary>What a recorded command left.</summary>
/// <param name="Services">The services that called or were called, by name.</param>
/// <param name="Problems">What could not be recorded.</param>
/// <param name="ExitCode">The command's exit code; null where it was stopped.</param>
public sealed record RecordingResult(ImmutableArray<RecordedService> Services, ImmutableArray<CaptureProblem> Problems, int? ExitCode);
