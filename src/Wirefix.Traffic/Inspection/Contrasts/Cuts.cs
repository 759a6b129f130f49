using System.Globalization;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>The predicates that part numbers, lengths and sizes at a limit.</summary>
internal static class Cuts
{
    /// <summary>With no more different values than that, each is a limit.</summary>
    private const int MostLimits = 128;

    /// <summary>
    /// With more of them the limits lie closest at both ends, where few calls differ from the rest: each part is so much larger than the
    /// one before.
    /// </summary>
    private const double Growth = 1.25;

    /// <summary>Below it a part holds too few calls to say anything.</summary>
    private const int SmallestPart = 3;

    private const int DateLength = 10;

    /// <summary>The limits of numbers.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> OfNumbers(Column column) =>
        Of(column, ContrastCondition.AtLeast, cell => cell.Kind is PayloadKind.Integer or PayloadKind.Number or PayloadKind.String
            && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null);

    /// <summary>The limits of the number of values in a list.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> OfLists(Column column) =>
        Of(column, ContrastCondition.Items, cell => cell.Kind == PayloadKind.Array ? int.Parse(cell.Text, CultureInfo.InvariantCulture) : null);

    /// <summary>The limits of the length of texts.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> OfTexts(Column column) =>
        Of(column, ContrastCondition.Length, cell => cell.Kind == PayloadKind.String ? cell.Text.Length : null);

    /// <summary>The limits of the day of the month of dates, with or without a time.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> OfDays(Column column) =>
        Of(column, ContrastCondition.DayOfMonth, cell => cell.Kind == PayloadKind.String && cell.Text.Length >= DateLength
            && DateOnly.TryParseExact(cell.Text.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.Day
            : null);

    private static IEnumerable<(ContrastPredicate, RowSet)> Of(Column column, ContrastCondition condition, Func<Column.Cell, double?> measure)
    {
        var measured = column.Cells
            .Select(cell => (cell.Row, Size: measure(cell)))
            .Where(cell => cell.Size is not null)
            .Select(cell => (cell.Row, Size: cell.Size!.Value))
            .OrderByDescending(cell => cell.Size)
            .ToArray();
        var starts = Enumerable.Range(1, Math.Max(0, measured.Length - 1)).Where(i => measured[i].Size < measured[i - 1].Size).ToArray();
        var chosen = Chosen(starts, measured.Length).ToHashSet();
        var rows = new RowSet(column.Rows);
        for (var i = 0; i < measured.Length; i++)
        {
            if (chosen.Contains(i))
                yield return (column.Predicate(condition, measured[i - 1].Size.ToString(CultureInfo.InvariantCulture)), rows.And(rows));
            rows.Add(measured[i].Row);
        }
    }

    // Each start is where a lower value begins, and so the size of the part above it.
    private static IEnumerable<int> Chosen(int[] starts, int length)
    {
        if (starts.Length <= MostLimits)
            return starts;
        var sizes = new List<int>();
        for (double size = SmallestPart; size <= length / 2.0; size = Math.Max(size + 1, size * Growth))
            sizes.AddRange([(int)size, length - (int)size]);
        return sizes.Select(size => Nearest(starts, size));
    }

    private static int Nearest(int[] starts, int size)
    {
        var place = Array.BinarySearch(starts, size);
        return starts[Math.Min(place < 0 ? ~place : place, starts.Length - 1)];
    }
}
