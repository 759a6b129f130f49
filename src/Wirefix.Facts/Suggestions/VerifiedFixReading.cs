using Wirefix.Facts.Text;

namespace Wirefix.Facts.Suggestions;

/// <summary>What was read from a file of verified fixes.</summary>
/// <param name="Fixes">The fixes that could be read.</param>
/// <param name="Problems">The lines that could not, in their order.</param>
public sealed record VerifiedFixReading(IReadOnlyList<VerifiedFix> Fixes, IReadOnlyList<FactProblem> Problems);
