namespace Wirefix.Labels.Ranking;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k1 = 1.2 and b = 0.75, and
/// the inverse document frequency ln(1 + (N − n + ½) / (n + ½)), which is never negative.
/// </summary>
public sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly int[] _lengths;
    private readonly double _average;
    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = [];

    /// <summary>Counts the words of the documents.</summary>
    /// <param name="documents">Each as its words, in one spelling.</param>
    public Bm25(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        _lengths = [.. documents.Select(words => words.Count)];
        _average = _lengths.DefaultIfEmpty().Average();
        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var (word, count) in documents[document].CountBy(word => word))
                Postings(word).Add((document, count));
        }
    }

    /// <summary>The scores of the documents that hold a word of the query, by their number.</summary>
    public IReadOnlyDictionary<int, double> Score(IEnumerable<string> query)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in query.Distinct())
        {
            if (!_postings.TryGetValue(word, out var postings))
                continue;

            var rarity = Math.Log(1 + ((_lengths.Length - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (document, count) in postings)
                scores[document] = scores.GetValueOrDefault(document) + (rarity * Saturated(count, _lengths[document]));
        }

        return scores;
    }

    private double Saturated(int count, int length) => count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / _average))));

    private List<(int Document, int Count)> Postings(string word)
    {
        if (!_postings.TryGetValue(word, out var postings))
            _postings[word] = postings = [];
        return postings;
    }
}
