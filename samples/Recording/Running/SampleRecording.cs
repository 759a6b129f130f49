using Samples.Recording.Reading;

namespace Samples.Recording.Running;

/// <summary>Makes the recordings that a sample ships: its traffic as it is, and the same traffic with its patch applied.</summary>
public static class SampleRecording
{
    private const string Faulty = "capture";
    private const string Repaired = "capture-after";

    /// <summary>Records both, and replaces what the sample holds only where both show what they should. Gives the sample's summary.</summary>
    public static async Task<string> MakeAsync(ISampleTraffic sample, string folder, string wirefix, CancellationToken cancellationToken)
    {
        using var copy = SampleCopy.Of(folder);
        var recordings = Directory.CreateDirectory(Path.Combine(copy.Folder, "recordings"));
        var faulty = await RecordAsync(Faulty);
        await copy.ApplyAsync(Path.Combine(folder, "recording", "fixed.patch"), cancellationToken);
        var repaired = await RecordAsync(Repaired);

        var summary = sample.Check(faulty, repaired);
        Replace(recordings, folder, Faulty);
        Replace(recordings, folder, Repaired);
        AlertTimes.Write(Path.Combine(folder, "alert.json"), faulty);
        return summary;

        async Task<RecordedTraffic> RecordAsync(string name) => await SampleRun.RecordAsync(
            sample, copy.Folder, wirefix, recordings.CreateSubdirectory(name).FullName, cancellationToken);
    }

    private static void Replace(DirectoryInfo recordings, string folder, string name)
    {
        var target = Path.Combine(folder, name);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);

        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path.Combine(recordings.FullName, name)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
