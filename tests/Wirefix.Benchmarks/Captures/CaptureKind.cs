namespace Wirefix.Benchmarks.Captures;

/// <summary>The formats that are measured.</summary>
public enum CaptureKind
{
    /// <summary>RRPair JSON, a pair a line.</summary>
    JsonLines,

    /// <summary>HAR 1.2.</summary>
    Har,
}
