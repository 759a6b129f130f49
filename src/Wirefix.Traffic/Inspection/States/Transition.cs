namespace Wirefix.Traffic.Inspection.States;

/// <summary>A change of a resource's state, between two calls that showed it.</summary>
internal sealed record Transition(Life Life, Sighting Before, Sighting After)
{
    /// <summary>The state that was left.</summary>
    public string From => Before.State!;

    /// <summary>The state that was reached.</summary>
    public string To => After.State!;
}
