namespace Samples.Recording;

/// <summary>A recording that could not be made, or does not show what it should.</summary>
public sealed class RecordingException(string message) : Exception(message);
