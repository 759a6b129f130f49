using System.Buffers;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>Tells what a person reads from what somebody chose as a secret.</summary>
internal static class Sentence
{
    private const int FewestWords = 3;

    // What stands behind them may be the value that is complained of.
    private static readonly SearchValues<char> Quoting = SearchValues.Create("\"'`«»“”‘„<>{}[]=:");

    /// <summary>Whether the text is words with a full stop behind them, none of which is quoted or looks random.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        if (!text.EndsWith(".") || text.ContainsAny(Quoting))
            return false;
        var words = 0;
        foreach (var word in text.Split(' '))
        {
            if (RandomText.IsOne(text[word], RandomText.ShortLength))
                return false;
            words++;
        }

        return words >= FewestWords;
    }
}
