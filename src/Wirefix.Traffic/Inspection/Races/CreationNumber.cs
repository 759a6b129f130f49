using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// What an endpoint's answers number their creations by where nothing in them is called an id: <c>ticket</c>,
/// <c>confirmation</c>. It is learned from many answers, as the field that differs in nearly all of them.
/// </summary>
internal static class CreationNumber
{
    // In fewer answers a field may differ by chance.
    private const int FewestAnswers = 10;

    // The rest may be repetitions that were rightly answered like the first.
    private const double LeastDifferent = 0.8;

    // Such a field measures something or is made for one answer, and may differ when the same thing is answered again.
    private static readonly FrozenSet<string> Measures = FrozenSet.Create(
        "at", "on", "time", "timestamp", "date", "elapsed", "duration", "ms", "millis", "seconds", "eta", "age", "ttl", "expires",
        "remaining", "left", "position", "total", "amount", "price", "cost", "sum", "balance", "count", "version", "revision",
        "token", "nonce", "signature", "hash", "etag", "host", "node", "instance");

    private static readonly TextMemo<bool> NumberPaths = new(IsNumberAt);

    /// <summary>The path of that field; null where there is none.</summary>
    public static string? PathIn(IReadOnlyCollection<Exchange> creations, Scene scene)
    {
        if (creations.Count < FewestAnswers || creations.Any(creation => Creation.IdOf(creation, scene) is not null))
            return null;
        return creations
            .SelectMany(creation => Candidates(creation, scene))
            .GroupBy(field => field.Path, field => field.Text, StringComparer.Ordinal)
            .FirstOrDefault(texts => texts.Count() == creations.Count
                && texts.Distinct(StringComparer.Ordinal).Count() >= LeastDifferent * creations.Count)?.Key;
    }

    private static IEnumerable<PayloadField> Candidates(Exchange creation, Scene scene)
    {
        var given = scene.PayloadOf(creation.Request);
        var asked = creation.Request.Url.Segments.Select(segment => Uri.UnescapeDataString(segment.Trim('/'))).ToArray();
        return scene.FieldsOf(creation.Response)
            .Where(field => IsNumber(field) && given?.Holds(field.Text) != true && !asked.Contains(field.Text));
    }

    private static bool IsNumber(PayloadField field) => NumberPaths.Of(field.Path)
        && (field.Kind == PayloadKind.Integer
            || (field.Kind == PayloadKind.String && TextFormats.Of(field.Text) is (TextFormat.Token or TextFormat.Uuid or TextFormat.Integer)));

    private static bool IsNumberAt(string path) =>
        PlaceWords.WordsOf(path) is [_, ..] words
        && path.Count(character => character is '.' or '[') == 1
        && !words.Any(word => Measures.Contains(word) || Creation.IsOfMessage(word));
}
