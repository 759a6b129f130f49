using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>A finding that the harness can make to show again.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Recording">The exchanges of the service that it is at.</param>
/// <param name="Reproduction">How it is made to show.</param>
internal sealed record Reproducible(Finding Finding, Recording Recording, Reproduction Reproduction);
