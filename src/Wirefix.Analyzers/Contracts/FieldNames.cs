using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How alike the names of a field and a member are that no policy makes the same.</summary>
internal static class FieldNames
{
    private const int TellingLength = 4;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "name", "type", "at", "on", "of", "is", "has", "date", "time", "count", "number", "url", "uri", "value", "code", "status", "state",
        "data", "text", "key", "list", "items", "by", "to", "from",
    };

    /// <summary>Whether two names share a telling word, and so may be those of one thing.</summary>
    public static bool AreAlike(string field, string member) =>
        Words(field).Intersect(Words(member), StringComparer.OrdinalIgnoreCase).Any(word => word.Length >= TellingLength && !Common.Contains(word));

    /// <summary>Whether two names are one but for a letter or two of one word, or one has words more than the other.</summary>
    public static bool AreNearlySame(string field, string member)
    {
        var (one, other) = (Words(field), Words(member));
        if (one.Length != other.Length)
            return IsPart(one, other);

        var different = one.Zip(other, (a, b) => (A: a.ToLowerInvariant(), B: b.ToLowerInvariant())).Where(pair => pair.A != pair.B).ToArray();
        return different is [var word] && IsSlip(word.A, word.B);
    }

    /// <summary>Whether two names share any word.</summary>
    public static bool ShareWord(string field, string member) => Words(field).Intersect(Words(member), StringComparer.OrdinalIgnoreCase).Any();

    private static string[] Words(string name) => [.. WireName.Words(name)];

    private static bool IsPart(string[] one, string[] other)
    {
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        return few.Length > 0 && few.Length < many.Length && !few.All(Common.Contains)
            && few.All(word => many.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    // Names that differ by a number are two on purpose.
    private static bool IsSlip(string one, string other) =>
        Math.Min(one.Length, other.Length) > TellingLength && !one.Concat(other).Any(char.IsDigit) && EditDistance.Of(one, other) <= (one.Length > 8 ? 2 : 1);
}
