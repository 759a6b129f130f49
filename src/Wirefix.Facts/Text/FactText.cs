using System.Globalization;

namespace Wirefix.Facts.Text;

/// <summary>
/// A facts file as text: UTF-8 lines of words parted by one blank. The first line names format and version; every other line is a
/// fact with its number last, or empty, or begins with <c>#</c> and is for people. Facts stand in ordinal order, each once.
/// </summary>
public static class FactText
{
    /// <summary>The first line of a file.</summary>
    public const string FirstLine = "wirefacts 1";

    /// <summary>The file's usual ending.</summary>
    public const string Extension = ".wirefacts";

    /// <summary>Writes facts; the same facts give the same text.</summary>
    public static string Write(WireFacts facts) =>
        string.Concat(facts.Facts.Select(fact => fact.ToString()).Prepend(FirstLine).Select(line => line + "\n"));

    /// <summary>Reads a file's text. Lines may come in any order, and a subject several times, as after a merge of files by hand.</summary>
    public static FactReading Read(string text) => new FactLines(text).Read();

    // What a file that is none of its kind begins with, and what is expected there.
    internal static string OtherFormat(string expected, string line) =>
        $"expected '{expected}' on the first line, found {(line.Length == 0 ? "nothing" : $"'{Quoted(line)}'")}; nothing in this file counts";

    internal static string Quoted(string text) => Visible(text.Length <= 60 ? text : text.Substring(0, 59) + "…");

    // Where what is wrong stands at the end.
    internal static string QuotedEnd(string text) => Visible(text.Length <= 60 ? text : "…" + text.Substring(text.Length - 59));

    // A file may hold anything, and a message goes to a terminal: what steers a terminal, or turns text around, is told by its code.
    internal static string Visible(string text) => string.Concat(text.Select(each => IsVisible(each) ? each.ToString() : $"\\u{(int)each:x4}"));

    private static bool IsVisible(char each) => char.GetUnicodeCategory(each)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
