namespace Radar.Recording;

/// <summary>What to record, and where to.</summary>
/// <param name="Service">The built service.</param>
/// <param name="Capture">The folder for the RRPairs.</param>
/// <param name="Har">The file for the same as HAR; null for none.</param>
/// <param name="Alert">The file for the alert; null for none.</param>
public sealed record RecordingOptions(string Service, string Capture, string? Har, string? Alert)
{
    private const string Usage = "usage: Radar.Recording --service RADAR.API.DLL --capture FOLDER [--har FILE] [--alert FILE]";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It is not complete; the message says how it goes.</exception>
    public static RecordingOptions Parse(string[] args)
    {
        var values = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Path.GetFullPath(pair[1]));

        return values.TryGetValue("--service", out var service) && values.TryGetValue("--capture", out var capture)
            ? new RecordingOptions(service, capture, values.GetValueOrDefault("--har"), values.GetValueOrDefault("--alert"))
            : throw new ArgumentException(Usage);
    }
}
