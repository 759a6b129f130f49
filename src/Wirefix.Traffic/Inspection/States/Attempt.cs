namespace Wirefix.Traffic.Inspection.States;

/// <summary>A write on a resource whose state was seen before it.</summary>
/// <param name="Life">The resource.</param>
/// <param name="Before">What showed the state.</param>
/// <param name="Write">The write.</param>
internal sealed record Attempt(Life Life, Sighting Before, Sighting Write)
{
    /// <summary>The state that the resource was in.</summary>
    public string State => Before.State!;

    /// <summary>What was asked for.</summary>
    public string Operation => Write.Operation;

    /// <summary>Whether it was refused for what it asked for or for when it came.</summary>
    public bool IsRefused => Write.IsRefused;

    /// <summary>Whether it was accepted.</summary>
    public bool IsAccepted => Write.IsAccepted;

    /// <summary>Whether it left the resource in its state, as far as its answer tells.</summary>
    public bool KeepsState => Write.State is null || Write.State == State;
}
