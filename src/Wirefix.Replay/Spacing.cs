namespace Wirefix.Replay;

/// <summary>When requests that overlapped in the capture are sent. Either is a schedule that clients may keep.</summary>
public enum Spacing
{
    /// <summary>With the recorded time between them.</summary>
    Recorded,

    /// <summary>At once, so that what they do can meet.</summary>
    Together,
}
