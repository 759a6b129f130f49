namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>A value with where it stands.</summary>
/// <param name="Place">Where; one instance for each place, so that it is compared by reference.</param>
/// <param name="Text">The value as it stands on the wire.</param>
/// <param name="Canonical">The value in the one way of writing that all its equals share; see <see cref="CanonicalText"/>.</param>
internal readonly record struct PlacedValue(WirePlace Place, string Text, string Canonical);
