using System.Collections.Immutable;
using System.Text.Json;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>An explanation with the calls that show it: a failing one, and the passing one that is most like it.</summary>
internal sealed class Demonstration
{
    private const int MostSiblings = 200;

    private const int LongestValue = 60;

    private const int MostNamed = 4;

    private readonly ImmutableArray<Exchange> _calls;

    private readonly IReadOnlyList<Column> _columns;

    private readonly int _failingRow;

    private readonly int? _siblingRow;

    public Demonstration(
        Explanation explanation, ImmutableArray<Exchange> calls, int failures, ImmutableArray<Split> splits, IReadOnlyList<Column> columns)
    {
        Explanation = explanation;
        _calls = calls;
        _columns = columns;
        var with = explanation.Best.Split.Rows;
        var rows = Enumerable.Range(0, failures).Where(explanation.Failing.Contains).ToArray();
        Failing = [.. rows.Select(row => calls[row])];
        _failingRow = rows[0];
        _siblingRow = Enumerable.Range(failures, calls.Length - failures)
            .Where(row => !with.Contains(row))
            .Take(MostSiblings)
            .Select(row => (int?)row)
            .MaxBy(row => splits.Count(split => split.Rows.Contains(row!.Value) == split.Rows.Contains(_failingRow)));
    }

    public Explanation Explanation { get; }

    /// <summary>The failing calls that the predicate is true of, in time order.</summary>
    public ImmutableArray<Exchange> Failing { get; }

    /// <summary>The passing call most like the first of them; null where there is none without the predicate.</summary>
    public Exchange? Sibling => _siblingRow is { } row ? _calls[row] : null;

    /// <summary>The field where both part, side by side.</summary>
    public IEnumerable<string> Lines => _siblingRow is { } row
        ? [$"failing: {Line(_failingRow)}", $"passing: {Line(row)}"]
        : [$"failing: {Line(_failingRow)}"];

    /// <summary>What else tells the calls apart.</summary>
    public IEnumerable<string> Notes => Explanation.Alternatives is [_, ..] others
        ? [$"Also told apart by: {string.Join("; ", others.Take(MostNamed))}."]
        : [];

    private string Line(int row)
    {
        var exchange = _calls[row];
        return $"{exchange.Request.Method} {exchange.Request.Url.AbsolutePath} {Seen(row)} → {Phrases.Status(exchange.Response.Status)}";
    }

    private string Seen(int row)
    {
        var predicate = Explanation.Predicate;
        var column = _columns.First(column => column.Subject == predicate.Subject && column.Name == predicate.Name);
        var cells = column.Cells.Where(cell => cell.Row == row).ToArray();
        if (cells.Length == 0)
            return $"without {predicate.SubjectName}";
        var cell = Telling(cells, predicate);
        return predicate.Subject switch
        {
            ContrastSubject.Time => $"at {_calls[row].Start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}",
            ContrastSubject.Size => $"with a body of {cell.Text} {(cell.Text == "1" ? "byte" : "bytes")}",
            ContrastSubject.Overlap when cell.Kind == PayloadKind.Integer => $"as {cell.Text} of them in flight",
            ContrastSubject.Overlap => $"{(cell.Text == "true" ? "beside another" : "beside no other")} call of {predicate.Name}",
            ContrastSubject.Preceding => $"after {cell.Text}",
            ContrastSubject.Effect => $"with {predicate.Name} = {cell.Text}",
            _ when cell.Kind is null => $"with a body that is no valid JSON: {cell.Text}",
            _ => $"{predicate.SubjectName} = {Text(cell)}",
        };
    }

    // Of several values of a list the one that the predicate speaks of.
    private static Column.Cell Telling(Column.Cell[] cells, ContrastPredicate predicate) =>
        cells.FirstOrDefault(cell => Matches(cell, predicate), cells[0]);

    private static bool Matches(Column.Cell cell, ContrastPredicate predicate) => predicate.Condition switch
    {
        ContrastCondition.Malformed => cell.Kind is null,
        ContrastCondition.Null => cell.Kind == PayloadKind.Null,
        ContrastCondition.Kind => cell.Kind is { } kind && JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) == predicate.Value,
        ContrastCondition.Format => JsonNamingPolicy.CamelCase.ConvertName(TextFormats.Of(cell.Text).ToString()) == predicate.Value,
        ContrastCondition.Value => cell.Text == predicate.Value,
        ContrastCondition.Character => cell.Text.Contains(predicate.Value!, StringComparison.Ordinal),
        ContrastCondition.NonAscii => !System.Text.Ascii.IsValid(cell.Text),
        ContrastCondition.Empty => cell.Text.Trim() is "" or "0",
        ContrastCondition.Negative => cell.Text.StartsWith('-'),
        _ => false,
    };

    private static string Text(Column.Cell cell) => cell.Kind switch
    {
        PayloadKind.String => $"\"{Shortened(cell.Text)}\" (string)",
        PayloadKind.Integer => $"{cell.Text} (integer)",
        PayloadKind.Number => $"{cell.Text} (number)",
        PayloadKind.Object => $"an object of {cell.Text}",
        PayloadKind.Array => $"a list of {cell.Text}",
        _ => cell.Text,
    };

    private static string Shortened(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
