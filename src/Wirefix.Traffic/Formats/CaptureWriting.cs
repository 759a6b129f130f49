namespace Wirefix.Traffic.Formats;

/// <summary>The formats that exchanges can be written in.</summary>
public enum CaptureWriting
{
    /// <summary>HAR 1.2, one document.</summary>
    Har,

    /// <summary>RRPair JSON lines.</summary>
    RRPair,
}
