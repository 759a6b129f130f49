using System.Text.Json;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Corpus.Measuring;

/// <summary>A recording as files: <c>capture.har</c>, <c>baseline.har</c> where there is one, and <c>scenario.json</c>.</summary>
public static class TakeFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a recording to <c>ROOT/group/name/faulty</c> or <c>healthy</c>.</summary>
    /// <returns>The folder.</returns>
    public static string Write(Take take, string root)
    {
        var folder = Path.Combine(root, take.Group, take.Name, take.Healthy ? "healthy" : "faulty");
        Directory.CreateDirectory(folder);
        WriteHar(take.Snapshot, CaptureIn(folder));
        if (take.Baseline is { } baseline)
            WriteHar(baseline, BaselineIn(folder));
        var scenario = new { take.Name, Kind = take.Group, take.Expected, take.Healthy };
        File.WriteAllText(Path.Combine(folder, "scenario.json"), JsonSerializer.Serialize(scenario, Json) + "\n");
        return folder;
    }

    /// <summary>The same recording as the capture reader gives it: what a user's inspection would see.</summary>
    public static Take ReadBack(Take take, string folder) => take with
    {
        Snapshot = CaptureReader.Read(CaptureIn(folder)).Snapshot,
        Baseline = take.Baseline is null ? null : CaptureReader.Read(BaselineIn(folder)).Snapshot,
    };

    private static string CaptureIn(string folder) => Path.Combine(folder, "capture.har");

    private static string BaselineIn(string folder) => Path.Combine(folder, "baseline.har");

    private static void WriteHar(Snapshot snapshot, string path)
    {
        using var file = File.Create(path);
        HarWriter.Write(snapshot, file);
    }
}
