using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// The order in which findings are read: what explains a fault stands before what follows from it, so that a cause comes
/// before the errors that it made; then by score, then by the number of exchanges.
/// </summary>
internal static class FindingOrder
{
    /// <summary>The findings in reading order, the same for every order in which they come.</summary>
    public static ImmutableArray<Finding> Sort(IEnumerable<Finding> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.Role)
            .ThenByDescending(finding => finding.Score)
            .ThenByDescending(finding => finding.ExchangeIds.Length)
            .ThenBy(finding => finding.Endpoint.ToString(), StringComparer.Ordinal)
            .ThenBy(finding => finding.Title, StringComparer.Ordinal),
    ];
}
