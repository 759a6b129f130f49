using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Printing;

/// <summary>A text for people, made line by line and table by table; the same on a terminal and in a file.</summary>
internal sealed class TextDocument
{
    /// <summary>Wide enough that no table breaks a symbol's name.</summary>
    private const int Width = 200;

    private const int MostProblems = 10;

    private readonly StringWriter _writer = new(CultureInfo.InvariantCulture);
    private readonly IAnsiConsole _console;

    public TextDocument()
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(_writer),
        });
        _console.Profile.Width = Width;
    }

    /// <summary>Adds a line; an empty one by default. What it quotes of a capture cannot break or colour it.</summary>
    public TextDocument Line(string text = "")
    {
        _writer.Write(VisibleText.Of(text) + "\n");
        return this;
    }

    /// <summary>Adds a table: headings, and rows of as many cells. Columns whose heading ends in '#' hold numbers.</summary>
    public TextDocument Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in headings)
        {
            var isNumber = heading.EndsWith('#');
            table.AddColumn(new TableColumn(new Text(heading.TrimEnd('#'))) { NoWrap = true, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
            table.AddRow(row.Select(cell => (IRenderable)new Text(VisibleText.Of(cell))));
        _console.Write(table);
        return this;
    }

    /// <summary>Adds what of a capture could not be read, the first entries by name.</summary>
    /// <param name="problems">The first of the problems.</param>
    /// <param name="count">How many there are in all.</param>
    /// <param name="heading">What stands before each.</param>
    public TextDocument Problems(ImmutableArray<CaptureProblem> problems, int count, string heading = "Not read")
    {
        foreach (var problem in problems.Take(MostProblems))
            Line($"{heading}: {problem.Where}: {problem.What}");
        return count > MostProblems ? Line($"{heading}: {Quantity.Of(count - MostProblems, "more entry", "more entries")}; inspect --json lists them") : this;
    }

    /// <summary>What is said behind a number of exchanges where pairs of other protocols stood beside them.</summary>
    public static string Others(int otherPairs) => otherPairs == 0 ? "" : $"; {Quantity.Of(otherPairs, "pair of another protocol was", "pairs of other protocols were")} left out";

    /// <summary>The text, without white space at the ends of lines.</summary>
    public override string ToString() =>
        string.Join('\n', _writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
}
