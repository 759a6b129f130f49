using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;
using Sighting = Wirefix.Traffic.Inspection.Schemas.Sighting;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>Findings as captures give them, with what matters to a proposal.</summary>
internal static class Findings
{
    public static LostUpdate LostUpdate(string endpoint, string field) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Resource = "/orders/7",
        Field = field,
        Base = "1",
        First = "2",
        Second = "2",
        Cases = 1,
        Resources = [],
    };

    public static RenamedField Renamed(string endpoint, string from, string to, params (string From, string To)[] together) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Change = Change(from, from, to),
        Together = [.. together.Select(other => Change(other.From, other.From, other.To))],
    };

    public static KindDrift Kind(string endpoint, string field, string before, string after) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Change = Change(field, before, after),
    };

    public static UnknownToken Token(string endpoint, string field, string token) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Change = Change(field, "is active", $"is {token}"),
    };

    public static LostValue LostHeader(string from, string to, string header) => new()
    {
        Endpoint = At(to),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        From = new WirePlace(At(from), MessageSide.Request, WirePart.Header, header),
        To = new WirePlace(At(to), MessageSide.Request, WirePart.Header, header),
        Kept = 0,
        Lost = 9,
    };

    public static BadEncoding Encoding(string endpoint, EncodingFault fault) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Fault = fault,
        Side = MessageSide.Request,
        Places = ["query parameter q"],
        Seen = "a b",
    };

    public static BadFraming Framing(string endpoint, FramingFault fault) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Fault = fault,
        Side = MessageSide.Response,
        Broken = 3,
        Messages = 9,
        PassedOn = 0,
    };

    public static IllegalTransition Transition(string endpoint, string field, string from, string to) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Inbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Field = field,
        From = from,
        To = to,
        IsTerminal = true,
        Count = 1,
        Stays = 9,
        Resources = [],
    };

    public static Burst Burst(string endpoint) => new()
    {
        Endpoint = At(endpoint),
        Direction = Direction.Outbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [],
        Title = "",
        Score = 1,
        Calls = 100,
        PeakInFlight = 100,
        LargestIn50Ms = 100,
        LargestIn1S = 100,
    };

    private static SchemaChange Change(string path, string before, string after) => new()
    {
        Path = path,
        Side = MessageSide.Response,
        Basis = DriftBasis.Onset,
        Before = new Sighting(before, 9, 9, null),
        After = new Sighting(after, 9, 9, null),
    };

    // GET api.example.com/orders/{id}, or GET /orders/{id} of the service itself.
    private static Endpoint At(string endpoint)
    {
        var (method, address) = endpoint.Split(' ') is [var first, var second] ? (first, second) : throw new ArgumentException(endpoint);
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        return new Endpoint(method, address[..slash], PathTemplate.Parse(address[slash..]));
    }
}
