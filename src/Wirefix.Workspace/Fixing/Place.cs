namespace Wirefix.Workspace.Fixing;

/// <summary>Where something stands in relation to the suspects.</summary>
/// <param name="Nearness">How near.</param>
/// <param name="Suspect">The position of the suspect that it is near to, best first; among used types none is nearer than another.</param>
/// <param name="Lines">How many lines lie between it and the line that is meant.</param>
public sealed record Place(Nearness Nearness, int Suspect, int Lines)
{
    /// <summary>Nowhere near.</summary>
    public static Place Elsewhere { get; } = new(Nearness.Elsewhere, 0, 0);
}
