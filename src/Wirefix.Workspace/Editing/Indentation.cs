using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>How a file lays its lines out.</summary>
internal static class Indentation
{
    private const string Spaces = "    ";

    /// <summary>The white space before a position on its line.</summary>
    public static string At(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line[..Width(line)];
    }

    /// <summary>The line ending that a text uses first; LF where it has none.</summary>
    public static string NewLine(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }

    /// <summary>One step of indentation: a tab where the first indented line has one, else four spaces.</summary>
    public static string Unit(SourceText text)
    {
        var indented = text.Lines.Select(line => line.ToString()).FirstOrDefault(line => Width(line) is > 0 and var width && width < line.Length);
        return indented?[0] == '\t' ? "\t" : Spaces;
    }

    /// <summary>One step of indentation beyond one that a line has.</summary>
    public static string UnitAt(SourceText text, string indentation) => indentation switch
    {
        "" => Unit(text),
        _ when indentation.Contains('\t', StringComparison.Ordinal) => "\t",
        _ => Spaces,
    };

    /// <summary>A line with its leading white space written in a unit; the other kind counts four columns a tab.</summary>
    public static string In(string unit, string line)
    {
        var width = Width(line);
        var leading = unit == "\t" ? line[..width].Replace(Spaces, "\t", StringComparison.Ordinal) : line[..width].Replace("\t", Spaces, StringComparison.Ordinal);
        return leading + line[width..];
    }

    /// <summary>How many characters of white space a line begins with.</summary>
    public static int Width(string line) => line.Length - line.TrimStart().Length;
}
