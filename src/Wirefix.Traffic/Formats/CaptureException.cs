using System.Globalization;

namespace Wirefix.Traffic.Formats;

/// <summary>A path from which nothing could be read: it is absent, empty, holds no capture, or more of one than may be held.</summary>
public sealed class CaptureException : Exception
{
    private const string AnyCapture =
        "a folder or file of RRPair .md, .json or .jsonl, HAR, OTLP/JSON spans, Keploy YAML, GoReplay .gor or structured logs";

    /// <summary>The refusal of a path that holds no capture.</summary>
    public CaptureException(string path, string found, string advice)
        : this(path, AnyCapture, found, advice)
    {
    }

    private CaptureException(string path, string expected, string found, string advice)
        : base($"{path}: expected {expected}, found {found}. {advice}") => Path = path;

    /// <summary>The refusal of a capture that is too large to be held as a whole.</summary>
    /// <param name="path">The path.</param>
    /// <param name="most">The most bytes of it that are held.</param>
    internal static CaptureException TooLarge(string path, long most) => new(
        path,
        string.Create(CultureInfo.InvariantCulture, $"a capture of at most {most >> 20} MiB of exchanges, as all of it is held at once"),
        "more",
        "Give some of its files, or a shorter recording.");

    /// <summary>The path that was asked for.</summary>
    public string Path { get; }
}
