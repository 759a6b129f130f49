namespace Wirefix.Agent.Evaluating;

/// <summary>Everything that was recorded is answered as a version that is known to be good answered it.</summary>
/// <param name="Baseline">The recording of the good version.</param>
public sealed record HiddenReplay(string Baseline) : HiddenTest;
