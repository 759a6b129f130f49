namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>
/// Checks tables of delimited values (RFC 4180): each line has the columns of the head. Where values are joined without quotes, one
/// that holds the delimiter or a line break gives its line more columns or fewer.
/// </summary>
internal static class Tables
{
    private const string Delimiters = ",;\t|";

    private const char Quotation = '"';

    // A larger table shows at its beginning what it shows at its end.
    private const int MostLines = 10_000;

    // Where most lines have other columns, the first one is no head, or the parts of the body are several tables.
    private const double LeastLikeHead = 0.5;

    /// <summary>What is wrong with a table; null where nothing is, and where the body is no table with a head of several columns.</summary>
    public static FramingFlaw? Check(Message message)
    {
        var text = message.BodyText.TrimStart('\uFEFF');
        if (DelimiterOf(text) is not { } delimiter)
            return null;
        var lines = Lines(text, delimiter).Take(MostLines).Where(line => !IsRemark(line)).ToArray();
        var columns = lines[0].Columns;
        var odd = lines.Where((line, index) => line.Columns != columns && !IsTotal(line, index, lines.Length, columns)).ToArray();
        return odd.Length > 0 && lines.Length - odd.Length >= LeastLikeHead * lines.Length
            ? new FramingFlaw(FramingFault.Columns, $"the head of the table has {columns} columns, line {odd[0].Number} has {odd[0].Columns}: {Quote.Of(odd[0].Text)}")
            : null;
    }

    // The one that parts the first line most often.
    private static char? DelimiterOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var head = end < 0 ? text : text[..end];
        var best = Delimiters.MaxBy(delimiter => head.Count(character => character == delimiter));
        return head.Contains(best) ? best : null;
    }

    private static bool IsRemark(Line line) => line.Columns == 1;

    // The last line may sum the others up.
    private static bool IsTotal(Line line, int index, int lines, int columns) => index > 0 && index == lines - 1 && line.Columns < columns;

    private static IEnumerable<Line> Lines(string text, char delimiter)
    {
        var number = 0;
        for (var at = 0; at < text.Length;)
        {
            var (end, columns) = EndOfLine(text, at, delimiter);
            yield return new Line(++number, columns, text[at..end].TrimEnd('\r'));
            at = end + 1;
        }
    }

    // A quotation mark means something at the beginning of a value only; within quotes a delimiter and a line break are text.
    private static (int End, int Columns) EndOfLine(string text, int start, char delimiter)
    {
        var (columns, quoted, begins) = (1, false, true);
        for (var at = start; at < text.Length; at++)
        {
            var character = text[at];
            if (character == Quotation && (quoted || begins))
                quoted = !quoted;
            else if (!quoted && character == '\n')
                return (at, columns);
            else if (!quoted && character == delimiter)
                columns++;
            // Behind a mark that ends the quotes a second one goes on with them: "" is one mark within.
            begins = !quoted && (character == delimiter || character == Quotation);
        }

        return (text.Length, columns);
    }

    private readonly record struct Line(int Number, int Columns, string Text);
}
