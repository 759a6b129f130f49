namespace Samples.Proving;

/// <summary>A sample with the fault that a person put into it.</summary>
/// <param name="Name">Its name, which is that of its folder and of its solution.</param>
/// <param name="Fault">The fault, in half a sentence.</param>
public sealed record FaultySample(string Name, string Fault);
