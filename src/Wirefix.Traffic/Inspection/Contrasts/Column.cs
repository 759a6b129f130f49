using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>Everything that was seen under one name, call by call; a list may give several cells of one row.</summary>
internal sealed class Column(ContrastSubject subject, string name, int rows)
{
    private readonly List<Cell> _cells = [];

    public ContrastSubject Subject => subject;

    public string Name => name;

    public int Rows => rows;

    public IReadOnlyList<Cell> Cells => _cells;

    /// <summary>The columns of calls, in the order in which their names come first.</summary>
    public static IReadOnlyList<Column> Of(int calls, Func<int, IEnumerable<Observation>> observed)
    {
        var columns = new Dictionary<(ContrastSubject, string), Column>();
        for (var row = 0; row < calls; row++)
        {
            foreach (var seen in observed(row))
            {
                if (!columns.TryGetValue((seen.Subject, seen.Name), out var column))
                    columns.Add((seen.Subject, seen.Name), column = new Column(seen.Subject, seen.Name, calls));
                column._cells.Add(new Cell(row, seen.Kind, seen.Text));
            }
        }

        return [.. columns.Values];
    }

    /// <summary>The rows with a cell for which the condition holds.</summary>
    public RowSet Where(Func<Cell, bool> condition)
    {
        var set = new RowSet(rows);
        foreach (var cell in _cells)
        {
            if (condition(cell))
                set.Add(cell.Row);
        }

        return set;
    }

    /// <summary>A predicate about this column.</summary>
    public ContrastPredicate Predicate(ContrastCondition condition, string? value = null) =>
        new() { Subject = subject, Name = name, Condition = condition, Value = value };

    /// <summary>One value of one call; see <see cref="Observation"/>.</summary>
    internal readonly record struct Cell(int Row, PayloadKind? Kind, string Text);
}
