namespace Wirefix.Replay;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; null where it was ended because its time was up.</param>
/// <param name="Output">What it wrote to stdout; of very much, the end.</param>
/// <param name="Errors">What it wrote to stderr; of very much, the end.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CommandResult(int? ExitCode, string Output, string Errors, TimeSpan Elapsed)
{
    /// <summary>Whether it ended by itself with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Whether it was ended because its time was up.</summary>
    public bool TimedOut => ExitCode is null;
}
