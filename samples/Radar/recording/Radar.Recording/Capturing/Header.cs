namespace Radar.Recording.Capturing;

/// <summary>A header of a request or of a response.</summary>
public sealed record Header(string Name, IReadOnlyList<string> Values);
