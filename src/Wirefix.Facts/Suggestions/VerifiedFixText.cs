using System.Text;
using Wirefix.Facts.Text;

namespace Wirefix.Facts.Suggestions;

/// <summary>
/// A file of verified fixes as text: UTF-8, <c>wirefix 1</c> on the first line, then for each fix the lines <c>fix SYMBOL</c>, <c>was
/// HASH</c>, <c>because EVIDENCE</c>, any number of <c>using NAMESPACE</c>, and the member's new text, a line behind <c>| </c>, or
/// behind <c>&gt; </c> where it takes no indentation. Empty lines part the fixes.
/// </summary>
public static class VerifiedFixText
{
    /// <summary>The first line of a file.</summary>
    public const string FirstLine = "wirefix 1";

    /// <summary>The file's ending.</summary>
    public const string Extension = ".wirefix";

    /// <summary>Writes fixes.</summary>
    public static string Write(IEnumerable<VerifiedFix> fixes)
    {
        var text = new StringBuilder(FirstLine + "\n");
        foreach (var fix in fixes)
        {
            text.Append($"\nfix {fix.Symbol}\nwas {fix.MemberHash}\nbecause {OneLine(fix.Evidence)}\n");
            foreach (var space in fix.Usings)
                text.Append($"using {space}\n");
            foreach (var line in fix.Lines)
                text.Append($"{(line.IsIndented ? "|" : ">")}{(line.Text.Length > 0 ? " " : "")}{line.Text}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads lines without their ends; a fix that lacks a part is left out and told.</summary>
    public static VerifiedFixReading Read(IEnumerable<string> lines)
    {
        var fixes = new List<VerifiedFix>();
        var problems = new List<FactProblem>();
        var open = new OpenFix(-1, "");
        var number = -1;
        foreach (var line in lines)
        {
            number++;
            if (number == 0)
            {
                if (line.TrimStart('\uFEFF') != FirstLine)
                    return new VerifiedFixReading([], [new FactProblem(0, FactText.OtherFormat(FirstLine, line))]);
            }
            else if (line.StartsWith("fix ", StringComparison.Ordinal))
            {
                open.Close(fixes, problems);
                open = new OpenFix(number, line.Substring("fix ".Length));
            }
            else if (line.Length > 0 && !open.Take(line))
            {
                problems.Add(new FactProblem(number, $"expected fix, was, because, using, or text behind '| ', found '{FactText.Quoted(line)}'"));
            }
        }

        open.Close(fixes, problems);
        return new VerifiedFixReading(fixes, problems);
    }

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    // A fix of which lines still come.
    private sealed class OpenFix(int line, string symbol)
    {
        private readonly List<string> _usings = [];

        private readonly List<FixLine> _lines = [];

        private string? _hash;

        private string? _evidence;

        public bool Take(string text)
        {
            if (line < 0)
                return false;
            if (text[0] is '|' or '>' && (text.Length == 1 || text[1] == ' '))
                _lines.Add(new FixLine(text.Length > 2 ? text.Substring(2) : "", text[0] == '|'));
            else if (After(text, "was ") is { } hash)
                _hash = hash;
            else if (After(text, "because ") is { } evidence)
                _evidence = FactText.Visible(evidence);
            else if (After(text, "using ") is { } space)
                _usings.Add(space);
            else
                return false;
            return true;
        }

        public void Close(List<VerifiedFix> fixes, List<FactProblem> problems)
        {
            if (line < 0)
                return;
            if (_hash is null || _evidence is null || _lines.Count == 0)
                problems.Add(new FactProblem(line, $"expected was, because and text below 'fix {FactText.Quoted(symbol)}', found no {Missing()}"));
            else
                fixes.Add(new VerifiedFix(symbol, _hash, _evidence, _usings, _lines));
        }

        private string Missing() => _hash is null ? "was" : _evidence is null ? "because" : "text";

        private static string? After(string text, string word) => text.StartsWith(word, StringComparison.Ordinal) ? text.Substring(word.Length) : null;
    }
}
