using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// The order in which findings are read: what explains a fault stands before what follows from it, so that a cause comes
/// before the errors that it made, and what became of a value before what the calls in which it did have in common; then by
/// score, then by the number of exchanges.
/// </summary>
internal static class FindingOrder
{
    // A call that came in, and the one that it led to.
    private const int CallsOfOneFailure = 2;

    /// <summary>The findings in reading order, the same for every order in which they come.</summary>
    public static ImmutableArray<Finding> Sort(IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        var explained = (
            from way in all.Where(ShowsTheWay)
            let shown = way.ExchangeIds.ToHashSet(StringComparer.Ordinal)
            from finding in all.Where(TellsWhichCalls)
            where way.Role == finding.Role && shown.Count <= CallsOfOneFailure * finding.ExchangeIds.Length && shown.IsSupersetOf(finding.ExchangeIds)
            select (Finding: finding, way.Score)).ToLookup(pair => pair.Finding, pair => pair.Score);
        return
        [
            .. all
                .OrderBy(finding => finding.Role)
                .ThenByDescending(finding => explained[finding].Append(finding.Score).Min())
                .ThenBy(finding => explained.Contains(finding))
                .ThenByDescending(finding => finding.ExchangeIds.Length)
                .ThenBy(finding => finding.Endpoint.ToString(), StringComparer.Ordinal)
                .ThenBy(finding => finding.Title, StringComparer.Ordinal),
        ];
    }

    // What came in, and what went on in its place.
    private static bool ShowsTheWay(Finding finding) => finding is LostValue or AlteredValue;

    // What calls that fail have in common, which others that pass have not: it tells which calls, not what becomes of them.
    private static bool TellsWhichCalls(Finding finding) => finding is Contrast or BadEncoding { Origin: null, Expected: null };
}
