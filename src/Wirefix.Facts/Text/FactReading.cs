namespace Wirefix.Facts.Text;

/// <summary>What was read from a facts file.</summary>
/// <param name="Facts">The facts of the lines that could be read.</param>
/// <param name="Problems">The lines that could not, in their order.</param>
public sealed record FactReading(WireFacts Facts, IReadOnlyList<FactProblem> Problems);
