using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Reads the values of messages with where they stand, and keeps those of the last.</summary>
internal sealed class PlaceReader(Scene scene)
{
    // A body of more values is a list of things, not a call's parameters.
    private const int MostValues = 300;

    // What is read again is so soon: by the calls of one call that came in.
    private const int MostKept = 256;

    private static readonly FrozenSet<string> HopByHop = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Accept-Ranges", "Age", "Allow", "Alt-Svc", "Cache-Control", "Connection",
        "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type", "Cookie", "Date", "Expect", "Expires",
        "Forwarded", "From", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "Keep-Alive", "Last-Modified", "Origin", "Pragma", "Referer",
        "Retry-After", "Server", "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "Vary", "Via", "X-Powered-By",
        "tracestate", "baggage");

    private static readonly TextMemo<string> LowerCase = new(name => name.ToLowerInvariant());

    private readonly Dictionary<(Endpoint, MessageSide), Dictionary<(WirePart, string), WirePlace>> _places = [];

    private readonly Dictionary<(string, MessageSide), IReadOnlyList<PlacedValue>> _read = [];

    /// <summary>Whether a header belongs to one connection or one message, so that nobody passes it on.</summary>
    public static bool IsHopByHop(string header) =>
        HopByHop.Contains(header)
        || header.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase);

    /// <summary>What of a header's value is passed on: of a traceparent the trace id, of any other all.</summary>
    public static string Carried(Header header) =>
        header.Name.Equals("traceparent", StringComparison.OrdinalIgnoreCase) && header.Value.Split('-') is [_, var trace, ..] ? trace : header.Value;

    /// <summary>The endpoint of an exchange.</summary>
    public Endpoint EndpointOf(Exchange exchange) => scene.EndpointOf(exchange);

    /// <summary>The values of a message in the order in which they stand; empty texts and nulls are none.</summary>
    public IReadOnlyList<PlacedValue> Read(Exchange exchange, MessageSide side)
    {
        if (!_read.TryGetValue((exchange.Id, side), out var values))
            Keep((exchange.Id, side), values = [.. ReadOnce(exchange, side)]);
        return values;
    }

    /// <summary>The same of a message that nobody reads again; nothing of it is kept.</summary>
    public IEnumerable<PlacedValue> ReadOnce(Exchange exchange, MessageSide side) => Values(exchange, side).Take(MostValues);

    /// <summary>The places and values of an answer's body alone, of the first that <see cref="Read"/> gives; nothing of it is kept.</summary>
    public IEnumerable<(WirePlace Place, PayloadField Field)> BodyOf(Exchange answered)
    {
        var places = PlacesOf(EndpointOf(answered), MessageSide.Response);
        return RequestValues.FieldsOf(scene.PayloadOf(answered.Response))
            .Where(field => !field.IsEmpty)
            .Take(MostValues - Math.Min(MostValues, BesideBody(answered, MessageSide.Response).Count()))
            .Select(field => (Place(places, answered, MessageSide.Response, WirePart.Body, field.Path), field));
    }

    private void Keep((string, MessageSide) message, IReadOnlyList<PlacedValue> values)
    {
        if (_read.Count >= MostKept)
            _read.Clear();
        _read.Add(message, values);
    }

    private IEnumerable<PlacedValue> Values(Exchange exchange, MessageSide side)
    {
        var places = PlacesOf(EndpointOf(exchange), side);
        return from value in BesideBody(exchange, side).Concat(RequestValues.OfBody(scene.PayloadOf(exchange.MessageOn(side))))
               where value.Text.Length > 0
               select new PlacedValue(Place(places, exchange, side, value.Part, value.Name), value.Text, CanonicalText.Of(value.Text, value.Kind));
    }

    private IEnumerable<RequestValue> BesideBody(Exchange exchange, MessageSide side)
    {
        var target = side == MessageSide.Request ? RequestValues.OfTarget(exchange.Request, EndpointOf(exchange)) : [];
        var headers = exchange.MessageOn(side).Headers.Where(header => !IsHopByHop(header.Name))
            .Select(header => new RequestValue(WirePart.Header, header.Name, Carried(header), PayloadKind.String));
        return target.Concat(headers).Where(value => value.Text.Length > 0);
    }

    private Dictionary<(WirePart, string), WirePlace> PlacesOf(Endpoint endpoint, MessageSide side)
    {
        if (!_places.TryGetValue((endpoint, side), out var places))
            _places.Add((endpoint, side), places = []);
        return places;
    }

    private WirePlace Place(Dictionary<(WirePart, string), WirePlace> places, Exchange exchange, MessageSide side, WirePart part, string name)
    {
        var key = (part, part == WirePart.Header ? LowerCase.Of(name) : name);
        if (!places.TryGetValue(key, out var place))
            places.Add(key, place = new WirePlace(EndpointOf(exchange), side, part, name));
        return place;
    }
}
