using System.Collections.Immutable;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Formats;

/// <summary>What is to be read as one capture, and how its secrets are hidden.</summary>
/// <param name="Paths">Files, folders with everything below them, and <c>-</c> for standard input.</param>
public sealed record CaptureSource(params ImmutableArray<string> Paths)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInputPath = "-";

    /// <summary>How the name of a file ends that is still being written; it is no capture, even where it lies among captures.</summary>
    public const string UnfinishedExtension = ".wirefix-unfinished";

    /// <summary>The most bytes of exchanges that somebody holds who replays them: as they are, as text, and once more in the harness.</summary>
    public const long Replayable = 256L << 20;

    /// <summary>The most bytes of exchanges that are held where all of them are needed; a larger capture is refused.</summary>
    public long MostHeld { get; init; } = 1L << 30;

    /// <summary>What <c>-</c> stands for; null where it is not asked for.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>Replaces secrets as they are read.</summary>
    public Redactor Redactor { get; init; } = Redactor.Default;
}
