using System.Globalization;

namespace Wirefix.Facts.Text;

/// <summary>Reads the lines of a facts file, in one pass: a compilation waits for it.</summary>
internal sealed class FactLines(string text)
{
    // Those that compilers count lines by, so that a problem is shown on its line; none of them stands in a word of a fact.
    private static readonly char[] LineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    // A line has about so many characters.
    private const int UsualLength = 64;

    private readonly List<Fact> _facts = new(text.Length / UsualLength);
    private readonly List<FactProblem> _problems = [];
    private FactHead? _head;

    /// <summary>Everything that the text says; nothing where its first line does not say that it is one of facts.</summary>
    public FactReading Read()
    {
        var start = 0;
        for (var number = 0; start <= text.Length; number++)
        {
            var next = text.IndexOfAny(LineEnds, start);
            var end = next < 0 ? text.Length : next;
            if (ProblemOf(number, start, end) is { } problem)
                _problems.Add(new FactProblem(number, problem));
            if (number == 0 && _problems.Count > 0)
                return new FactReading(WireFacts.None, _problems);

            start = end + (string.CompareOrdinal(text, end, "\r\n", 0, 2) == 0 ? 2 : 1);
        }

        return new FactReading(WireFacts.Of(_facts), _problems);
    }

    private string? ProblemOf(int line, int start, int end)
    {
        if (line == 0)
            return FirstLineProblem(text.Substring(start, end - start));
        if (end == start || text[start] == '#')
            return null;

        var blank = text.LastIndexOf(' ', end - 1, end - start);
        var number = blank < 0 ? "" : text.Substring(blank + 1, end - blank - 1);
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return $"expected a fact that ends in a whole number above 0, found '{FactText.QuotedEnd(text.Substring(start, end - start))}'";

        var subject = text.Substring(start, blank - start);
        if (!IsSubject(subject))
            return ProblemOf(subject);

        _facts.Add(new Fact(subject, count));
        return null;
    }

    private bool IsSubject(string subject)
    {
        if (_head?.Begins(subject) != true)
            _head = FactHead.Read(subject) ?? _head;
        return _head?.Begins(subject) == true && _head.CountedBy(subject) is not null;
    }

    private static string? FirstLineProblem(string line) => line.TrimStart('\uFEFF') == FactText.FirstLine
        ? null
        : FactText.OtherFormat(FactText.FirstLine, line);

    // What a person has to know; that it is no subject is known.
    private static string ProblemOf(string subject)
    {
        var words = subject.Split(' ');
        if (words is not ["in" or "out", _, var target, ..] || target.IndexOf('/') < 0)
            return $"expected 'in' or 'out', a method and a target such as 'api.example.com/orders/{{id}}', found '{FactText.Quoted(subject)}'";
        if (Array.Find(words, word => !FactWord.First(word).IsText) is { } broken)
            return $"expected words parted by one blank, with white space as %0020 and % as %0025, found '{FactText.Quoted(broken)}'";
        return "expected what was counted (calls, in-flight, window-50ms, status, request, response, transition), "
            + $"found '{FactText.Quoted(string.Join(" ", words.Skip(3)))}'";
    }
}
