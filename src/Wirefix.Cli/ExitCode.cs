namespace Wirefix.Cli;

/// <summary>What the command's exit code means; the contract with scripts and CI.</summary>
public static class ExitCode
{
    /// <summary>Done; for <c>fix</c>: confirmed.</summary>
    public const int Done = 0;

    /// <summary>Wrong usage or a missing precondition; nothing was done.</summary>
    public const int Precondition = 1;

    /// <summary>Not reproduced or not confirmed.</summary>
    public const int NotConfirmed = 2;

    /// <summary>The proposal breaks something else.</summary>
    public const int Breaks = 3;
}
