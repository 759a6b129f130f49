namespace Samples.Proving.Running;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it said beside that.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors, double Seconds)
{
    /// <summary>The last line that it said beside its output.</summary>
    public string LastError => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("");
}
