namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>Which predicates are tried of a column.</summary>
internal static class Predicates
{
    /// <summary>The predicates, each with the rows that it is true of.</summary>
    public static IEnumerable<(ContrastPredicate Predicate, RowSet Rows)> Of(Column column, RowSet failing) => column.Subject switch
    {
        ContrastSubject.Size or ContrastSubject.Time or ContrastSubject.Earlier => Cuts.OfNumbers(column),
        ContrastSubject.Overlap => [.. Cuts.OfNumbers(column), .. Truths(column)],
        ContrastSubject.Preceding or ContrastSubject.Effect =>
            [(column.Predicate(ContrastCondition.Present), column.Where(_ => true)), .. ClosedValues.Of(column, failing)],
        ContrastSubject.Header => [.. Shapes.Of(column), .. ClosedValues.Of(column, failing)],
        _ =>
        [
            .. Shapes.Of(column),
            .. ClosedValues.Of(column, failing),
            .. Cuts.OfNumbers(column),
            .. Cuts.OfLists(column),
            .. Cuts.OfTexts(column),
            .. Cuts.OfDays(column),
        ],
    };

    /// <summary>
    /// Whether a predicate is of the kind that sets faults apart more often than chance does. Limits, capitals and what went on
    /// around a call give many more splits, and share their own half of the accepted chance.
    /// </summary>
    public static bool IsTelling(ContrastPredicate predicate) =>
        predicate.Subject <= ContrastSubject.Header
        && predicate.Condition is not (ContrastCondition.AtLeast or ContrastCondition.Items or ContrastCondition.Length
            or ContrastCondition.UpperCase or ContrastCondition.DayOfMonth);

    /// <summary>
    /// The order of predicates that part the calls alike, the most telling first: what stands in the request before what went on
    /// around it, what names the fault before what only bounds it. A header is told by its value; who calls comes last of them, as it stands for
    /// all that this caller does otherwise.
    /// </summary>
    public static (bool, ContrastSubject, bool, bool, bool, ContrastCondition) Place(ContrastPredicate predicate) => (
        !IsTelling(predicate),
        predicate.Subject,
        Refusals.IsOfCaller(predicate),
        predicate.Negated,
        predicate.Subject == ContrastSubject.Header && predicate.Condition is ContrastCondition.Character or ContrastCondition.Format,
        predicate.Condition);

    /// <summary>
    /// How much of a reason the predicate can be, up to 1: what goes along with a failure is less of one than what was sent.
    /// </summary>
    public static double Strength(ContrastPredicate predicate) => predicate.Subject switch
    {
        ContrastSubject.Time => 0.5,
        ContrastSubject.Effect when predicate.Condition == ContrastCondition.Absent || predicate.Negated => 0.5,
        ContrastSubject.Size => 0.75,
        ContrastSubject.Effect or ContrastSubject.Preceding or ContrastSubject.Earlier => 0.9,
        _ => IsTelling(predicate) || predicate.Subject == ContrastSubject.Overlap ? 1 : 0.95,
    };

    private static IEnumerable<(ContrastPredicate, RowSet)> Truths(Column column)
    {
        if (column.Cells.Any(cell => cell.Kind == Payloads.PayloadKind.Boolean))
            yield return (column.Predicate(ContrastCondition.Value, "true"), column.Where(cell => cell.Text == "true"));
    }
}
