using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Observing;

/// <summary>
/// Counts the texts of a field as long as they may be the words of a small set, such as an order's states. Anything else is a value,
/// and values have no place in facts: the set then forgets all of them.
/// </summary>
internal sealed partial class TokenSet
{
    // More different texts than that are hardly the words of one set.
    private const int MostTokens = 12;

    // Words of a set come again and again; names of things do not.
    private const int FewestTimesEach = 3;

    private const int FewestSeen = 8;

    private Dictionary<string, long>? _counts = new(StringComparer.Ordinal);

    /// <summary>How often each word came; empty where it is no small set, or too little was seen to tell.</summary>
    public IEnumerable<KeyValuePair<string, long>> Counts => _counts is { } counts && IsSmall(counts) ? counts : [];

    /// <summary>Takes a text.</summary>
    public void Add(string text)
    {
        if (_counts is not { } counts)
            return;
        if (!counts.TryGetValue(text, out var count) && (counts.Count == MostTokens || !IsToken(text)))
        {
            _counts = null;
            return;
        }

        counts[text] = count + 1;
    }

    /// <summary>
    /// Whether a text is one word as programs write them: letters, with <c>_</c>, <c>-</c>, <c>.</c> or single digits between or
    /// behind them, up to 32 characters. What redaction put in the place of a secret is none.
    /// </summary>
    public static bool IsToken(string text) =>
        text.Length <= 32 && Word().IsMatch(text) && !text.StartsWith("redacted", StringComparison.OrdinalIgnoreCase);

    private static bool IsSmall(Dictionary<string, long> counts)
    {
        var seen = counts.Values.Sum();
        return seen >= FewestSeen && seen >= FewestTimesEach * counts.Count;
    }

    [GeneratedRegex("^[A-Za-z]+([_.-]?[0-9]?[_.-]?[A-Za-z]+)*([_.-]?[0-9])?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
