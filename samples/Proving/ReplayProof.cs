namespace Samples.Proving;

/// <summary>How <c>wirefix replay</c> ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Said">The first line that it said: the outcome, or why there is none.</param>
public sealed record ReplayProof(int ExitCode, string Said)
{
    /// <summary>Whether everything was answered as it was recorded.</summary>
    public bool IsAsRecorded => ExitCode == 0;

    /// <summary>Whether something was answered otherwise.</summary>
    public bool Differs => ExitCode == 2;
}
