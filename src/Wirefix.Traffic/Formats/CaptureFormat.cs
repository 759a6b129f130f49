namespace Wirefix.Traffic.Formats;

/// <summary>The formats that a file can have, judged by its content.</summary>
internal enum CaptureFormat
{
    /// <summary>No capture.</summary>
    Other,

    /// <summary>One pair as RRPair <c>.md</c>.</summary>
    RRPairMarkdown,

    /// <summary>One pair as a JSON document.</summary>
    RRPairJson,

    /// <summary>A pair on every line.</summary>
    RRPairJsonLines,

    /// <summary>A HAR file.</summary>
    Har,
}
