namespace Samples.Recording;

/// <summary>A service of a sample.</summary>
/// <param name="Project">Its project file, relative to the sample.</param>
/// <param name="Hosts">The names by which other services of the sample call it.</param>
public sealed record SampleService(string Project, params IReadOnlyList<string> Hosts);
