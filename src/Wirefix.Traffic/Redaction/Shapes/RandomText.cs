using System.Buffers;

namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>Tells what was drawn at random from words, numbers and identities, which joins need.</summary>
internal static class RandomText
{
    /// <summary>As many letters and digits as it has where its name says little.</summary>
    public const int UsualLength = 20;

    /// <summary>As many as it has behind a name that tells a secret.</summary>
    public const int ShortLength = 8;

    // An ObjectId of MongoDB: hex digits of a time, a machine and a count.
    private const int ObjectIdLength = 24;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");

    /// <summary>Whether the text is one word, at least that long, has letters and digits, and is no UUID as they are usually written.</summary>
    public static bool IsOne(ReadOnlySpan<char> text, int shortest) =>
        text.Length >= shortest && text.ContainsAnyInRange('0', '9') && HasLetter(text) && !text.ContainsAny(Blanks) && !Guid.TryParseExact(text, "D", out _);

    /// <summary>Whether the text is an identity as databases make them.</summary>
    public static bool IsObjectId(ReadOnlySpan<char> text) => text.Length == ObjectIdLength && !text.ContainsAnyExcept("0123456789abcdef");

    private static bool HasLetter(ReadOnlySpan<char> text) => text.ContainsAnyInRange('A', 'Z') || text.ContainsAnyInRange('a', 'z');
}
