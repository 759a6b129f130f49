using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// What an endpoint's requests name the message by that they come of: an event, a delivery. A message may be delivered again, and whoever
/// takes it is to know it by its id; a new wish comes with a new one.
/// </summary>
internal static class MessageId
{
    // Of fewer messages an id may be anything that differs.
    private const int FewestMessages = 8;

    // A shorter one may be given twice.
    private const int ShortestId = 8;

    private static readonly FrozenSet<string> Names = FrozenSet.Create("event", "message", "delivery", "notification", "webhook");

    /// <summary>The path of that field, in which all requests that differ in anything differ too; null where there is none.</summary>
    public static string? PathIn(IReadOnlyCollection<Exchange> requests, Scene scene)
    {
        var messages = requests.DistinctBy(request => (request.Request.Url, request.Request.BodyText)).ToArray();
        if (messages.Length < FewestMessages)
            return null;
        return messages
            .SelectMany(message => scene.PayloadOf(message.Request)?.Fields.Where(IsId) ?? [])
            .GroupBy(field => field.Path, field => field.Text, StringComparer.Ordinal)
            .FirstOrDefault(ids => ids.Distinct(StringComparer.Ordinal).Count() == messages.Length)?.Key;
    }

    private static bool IsId(PayloadField field) =>
        field.Kind == PayloadKind.String && field.Text.Length >= ShortestId && field.Text.Any(char.IsAsciiDigit)
        && TextFormats.Of(field.Text) is TextFormat.Token or TextFormat.Uuid
        && PlaceWords.WordsOf(field.Path).Any(Names.Contains);
}
