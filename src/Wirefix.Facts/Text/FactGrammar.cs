using System.Globalization;

namespace Wirefix.Facts.Text;

/// <summary>Which subjects there are; see <see cref="FactSubject"/> for what they mean.</summary>
internal static class FactGrammar
{
    /// <summary>What is wrong with a subject; null where it is one.</summary>
    public static string? ProblemOf(string subject)
    {
        var words = FactSubject.Words(subject);
        if (words is not ["in" or "out", _, var target, ..] || target.IndexOf('/') < 0)
            return $"expected 'in' or 'out', a method and a target such as 'api.example.com/orders/{{id}}', found '{FactText.Quoted(subject)}'";
        if (Array.Find(words, word => FactWord.TextOf(word) is null) is { } broken)
            return $"expected words parted by one blank, with white space as %0020 and % as %0025, found '{FactText.Quoted(broken)}'";
        return IsKnown(words)
            ? null
            : $"expected what was counted (calls, in-flight, window-50ms, status, request, response, transition), found '{FactText.Quoted(string.Join(" ", words.Skip(3)))}'";
    }

    /// <summary>The status that a word names; null where it names none.</summary>
    public static int? StatusOf(string word) =>
        word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status.ToString(CultureInfo.InvariantCulture) == word ? status : null;

    private static bool IsKnown(string[] words) => words switch
    {
        [_, _, _, FactSubject.CallsWord or FactSubject.PeakWord or FactSubject.WindowWord] => true,
        [_, _, _, FactSubject.StatusWord, var status] => StatusOf(status) is not null,
        [_, _, _, FactSubject.TransitionWord, _, _, _] => true,
        [_, _, _, "request" or "response", var status, FactSubject.HeaderWord or FactSubject.MediaWord, _] => StatusOf(status) is not null,
        [_, _, _, "request" or "response", var status, FactSubject.FieldWord, _, var kind] => StatusOf(status) is not null && KindWord.KindOf(kind) is not null,
        [_, _, _, "request" or "response", var status, FactSubject.FieldWord, _, FactSubject.TokenWord, _] => StatusOf(status) is not null,
        _ => false,
    };
}
