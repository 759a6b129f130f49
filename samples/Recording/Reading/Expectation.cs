namespace Samples.Recording.Reading;

/// <summary>What a recording has to show.</summary>
public static class Expectation
{
    /// <summary>Refuses the recording where the expectation is not met.</summary>
    /// <exception cref="RecordingException">It is not met.</exception>
    public static void That(bool isMet, string message)
    {
        if (!isMet)
            throw new RecordingException(message);
    }
}
