using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A change of one field, before it is told as a finding.</summary>
/// <param name="Path">Where the field stands now.</param>
/// <param name="Basis">What it is told from.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Rows">The messages that show what it is.</param>
/// <param name="Score">How sure it is, from 0 to 1.</param>
internal sealed record Drift(string Path, DriftBasis Basis, Sighting Before, Sighting After, RowSet Rows, double Score);
