namespace Wirefix.Replay.Measuring;

/// <summary>A replayed request that shows the fault.</summary>
/// <param name="Request">Its place in the script.</param>
/// <param name="Why">What was seen and what was expected, as half a sentence.</param>
public sealed record Fault(int Request, string Why);
