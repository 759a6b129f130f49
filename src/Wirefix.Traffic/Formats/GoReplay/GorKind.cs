namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>What a recorded message is; the numbers are the file's.</summary>
internal enum GorKind
{
    /// <summary>What a client asked.</summary>
    Request = 1,

    /// <summary>What the recorded server answered.</summary>
    Response = 2,

    /// <summary>What another server answered when the request was replayed.</summary>
    ReplayedResponse = 3,
}
