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

    /// <summary>Reads lines without their ends. Lines may come in any order, and a subject several times, as after a merge of files by hand.</summary>
    public static FactReading Read(IEnumerable<string> lines)
    {
        var facts = new List<Fact>();
        var problems = new List<FactProblem>();
        var number = -1;
        foreach (var line in lines)
        {
            number++;
            if (ProblemOf(number, line, facts) is { } problem)
                problems.Add(new FactProblem(number, problem));
            if (number == 0 && problems.Count > 0)
                return new FactReading(WireFacts.None, problems);
        }

        return number < 0
            ? Read([""])
            : new FactReading(WireFacts.Of(facts), problems);
    }

    private static string? ProblemOf(int number, string line, List<Fact> facts)
    {
        if (number == 0)
            return line.TrimStart('\uFEFF') == FirstLine ? null : $"expected '{FirstLine}' on the first line, found {(line.Length == 0 ? "nothing" : $"'{Quoted(line)}'")}";
        if (line.Length == 0 || line[0] == '#')
            return null;

        var end = line.LastIndexOf(' ');
        if (end < 0 || !long.TryParse(line.Substring(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return $"expected a fact that ends in a whole number above 0, found '{Quoted(line)}'";
        if (FactGrammar.ProblemOf(line.Substring(0, end)) is { } problem)
            return problem;

        facts.Add(new Fact(line.Substring(0, end), count));
        return null;
    }

    internal static string Quoted(string text) => text.Length <= 60 ? text : text.Substring(0, 59) + "…";
}
