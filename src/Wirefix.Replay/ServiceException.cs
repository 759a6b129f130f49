namespace Wirefix.Replay;

/// <summary>The service under test could not be started, or ended before its time.</summary>
public sealed class ServiceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, with the last lines that the service wrote.</param>
    /// <param name="exitCode">The service's exit code; null where it was still running.</param>
    public ServiceException(string message, int? exitCode)
        : base(message) => ExitCode = exitCode;

    /// <summary>The service's exit code; null where it was still running.</summary>
    public int? ExitCode { get; }

    /// <summary>Whether it listened before: what it did then may be its fault, where one that never starts lacks something.</summary>
    public bool HasListened { get; init; }
}
