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

    /// <summary>OTLP/JSON traces, one document or one on every line.</summary>
    Otlp,

    /// <summary>Keploy's test cases or mocks as YAML documents.</summary>
    Keploy,

    /// <summary>GoReplay's recorded messages.</summary>
    GoReplay,

    /// <summary>Structured logs, an event on every line.</summary>
    Logs,
}
