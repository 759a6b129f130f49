namespace Frames.Protocol;

/// <summary>What a gateway sent in one batch.</summary>
/// <param name="Frames">The frames, in the order in which they came.</param>
/// <param name="Damaged">How many others did not agree with their checksum.</param>
public sealed record FrameBatch(IReadOnlyList<Frame> Frames, int Damaged);
