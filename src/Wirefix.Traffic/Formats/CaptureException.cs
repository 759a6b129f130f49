namespace Wirefix.Traffic.Formats;

/// <summary>A path from which nothing could be read: it is absent, empty, or holds no capture.</summary>
public sealed class CaptureException(string path, string found, string advice)
    : Exception($"{path}: expected {Expected}, found {found}. {advice}")
{
    private const string Expected =
        "a folder or file of RRPair .md, .json or .jsonl, HAR, OTLP/JSON spans, Keploy YAML, GoReplay .gor or structured logs";

    /// <summary>The path that was asked for.</summary>
    public string Path { get; } = path;
}
