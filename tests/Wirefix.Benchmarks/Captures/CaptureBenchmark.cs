using BenchmarkDotNet.Attributes;
using Wirefix.Traffic.Formats;

namespace Wirefix.Benchmarks.Captures;

/// <summary>Surveying a capture of 20 MB, as a ratio to the bare pass over the same bytes.</summary>
[MemoryDiagnoser]
public class CaptureBenchmark
{
    private const long Bytes = 20_000_000;

    private string _folder = "";

    private string _path = "";

    /// <summary>The format.</summary>
    [ParamsAllValues]
    public CaptureKind Kind { get; set; }

    /// <summary>Makes the capture.</summary>
    [GlobalSetup]
    public void MakeCapture()
    {
        _folder = Directory.CreateTempSubdirectory("wirefix-benchmark-").FullName;
        _path = Path.Combine(_folder, Kind == CaptureKind.Har ? "capture.har" : "raw.jsonl");
        using var file = File.Create(_path);
        CaptureGenerator.Write(file, Kind, Bytes);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void RemoveCapture() => Directory.Delete(_folder, recursive: true);

    /// <summary>The bare pass.</summary>
    [Benchmark(Baseline = true)]
    public long Bare() => BarePass.Tokens(_path);

    /// <summary>Reading and all figures.</summary>
    [Benchmark]
    public int Survey() => CaptureReader.Survey(new CaptureSource(_path)).Endpoints.Length;
}
