using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// What requests name the message by that they come of: an event, a delivery. A message may be delivered again, and whoever takes it is to know
/// it by its id; a new wish comes with a new one. It stands in the request, or in that of the call that led to it.
/// </summary>
internal sealed class MessageId(Scene scene)
{
    // Of fewer messages an id may be anything that differs.
    private const int FewestMessages = 8;

    // A shorter one may be given twice.
    private const int ShortestId = 8;

    private static readonly FrozenSet<string> Names = FrozenSet.Create("event", "message", "delivery", "notification", "webhook");

    // An envelope has an id, says of what kind it is, and holds what happened.
    private static readonly string[] KindsOfEnvelope = ["$.type", "$.event", "$.topic", "$.kind"];

    private static readonly string[] ContentsOfEnvelope = ["$.data", "$.payload", "$.object", "$.detail", "$.resource"];

    private readonly Dictionary<EndpointGroup, Dictionary<string, string>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The id of the message that an exchange comes of; null where nothing names one.</summary>
    public string? Of(Exchange exchange) => OwnOf(exchange) ?? (scene.CauseOf(exchange) is { } cause ? OwnOf(cause) : null);

    private string? OwnOf(Exchange exchange)
    {
        var group = scene.GroupOf(exchange);
        if (!_known.TryGetValue(group, out var ids))
            _known.Add(group, ids = IdsOf(group));
        return ids.GetValueOrDefault(exchange.Id);
    }

    // By the place in which all requests that differ in anything differ too.
    private Dictionary<string, string> IdsOf(EndpointGroup @group)
    {
        var messages = group.Exchanges.DistinctBy(exchange => (exchange.Request.Url, new BodyKey(exchange.Request))).Count();
        if (messages < FewestMessages)
            return [];
        var candidates = from exchange in @group.Exchanges
                         from candidate in Candidates(exchange).DistinctBy(candidate => candidate.Place)
                         group (exchange.Id, Message: candidate.Id) by candidate.Place;
        return candidates.FirstOrDefault(place => place.DistinctBy(named => named.Message).Count() == messages)
            ?.ToDictionary(named => named.Id, named => named.Message, StringComparer.Ordinal) ?? [];
    }

    private IEnumerable<(string Place, string Id)> Candidates(Exchange exchange)
    {
        if (exchange.Request.Method is not ("POST" or "PUT" or "PATCH"))
            return [];
        var payload = scene.PayloadOf(exchange.Request);
        var ofHeaders = exchange.Request.Headers
            .Where(header => IsName(header.Name) && IsId(header.Value))
            .Select(header => (header.Name.ToLowerInvariant(), header.Value));
        var ofBody = (payload ?? Enumerable.Empty<PayloadField>())
            .Where(field => field.Kind == PayloadKind.String && IsId(field.Text) && (IsName(field.Path) || (field.Path == "$.id" && IsEnvelope(payload!))))
            .Select(field => (field.Path, field.Text));
        return ofHeaders.Concat(ofBody);
    }

    private static bool IsEnvelope(Payload payload) => KindsOfEnvelope.Any(payload.Has) && ContentsOfEnvelope.Any(payload.Has);

    private static bool IsName(string name) => PlaceWords.WordsOf(name).Any(Names.Contains);

    private static bool IsId(string text) =>
        text.Length >= ShortestId && text.Any(char.IsAsciiDigit) && TextFormats.Of(text) is TextFormat.Token or TextFormat.Uuid;
}
