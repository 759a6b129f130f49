using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>The predicates about exact values, for names whose values come from a small closed set.</summary>
internal static class ClosedValues
{
    /// <summary>More different values than that are hardly the tokens of one set.</summary>
    private const int MostValues = 12;

    /// <summary>In a closed set values come again: each this often on the average of the passing calls.</summary>
    private const int FewestCallsPerValue = 2;

    /// <summary>One predicate a value; none where the values of the passing calls are ids, dates or other noise.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> Of(Column column, RowSet failing)
    {
        var values = new Dictionary<string, RowSet>(StringComparer.Ordinal);
        foreach (var cell in column.Cells.Where(cell => cell.Kind is PayloadKind.String or PayloadKind.Boolean or PayloadKind.Integer))
        {
            if (!values.TryGetValue(cell.Text, out var rows))
            {
                if (values.Count > column.Rows / FewestCallsPerValue)
                    return [];
                values.Add(cell.Text, rows = new RowSet(column.Rows));
            }

            rows.Add(cell.Row);
        }

        var passing = failing.Complement();
        var ofPassing = values.Values.Select(passing.CountIn).Where(count => count > 0).ToArray();
        if (ofPassing.Length > MostValues || ofPassing.Sum() < ofPassing.Length * FewestCallsPerValue)
            return [];
        return values
            .Where(value => value.Value.CountIn(passing) > 0 || value.Value.CountIn(failing) >= FewestCallsPerValue)
            .OrderByDescending(value => value.Value.CountIn(failing))
            .Take(MostValues)
            .Select(value => (column.Predicate(ContrastCondition.Value, value.Key), value.Value));
    }
}
