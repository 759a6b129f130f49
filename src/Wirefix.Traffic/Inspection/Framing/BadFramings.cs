using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Finds messages that break their own framing; one finding for each endpoint, side and fault.</summary>
internal sealed class BadFramings : IDetector
{
    private const int FewestWhole = 3;

    private const int MostProofs = 3;

    private const double BesideWholeSiblings = 0.95;

    private const double BesideOtherWhole = 0.85;

    private const double Alone = 0.6;

    private const double CameInSo = 0.75;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var limit = scene.BodyLimit;
        var besideOthers = FalseEncodings.Of(scene).SetItems(ByteOrderMarks.Of(scene));
        var checks = scene.Groups
            .SelectMany(group => new[] { Check(scene, group, MessageSide.Request, besideOthers), Check(scene, group, MessageSide.Response, besideOthers) })
            .Select(check => check with { Broken = [.. check.Broken.Where(one => !IsRecorders(one, limit))] })
            .ToArray();
        var lengthsLie = LengthsLie(checks);
        var broken = checks
            .SelectMany(check => check.Broken, (check, one) => (check.Side, one.Exchange.Id, one.Flaw.Fault))
            .ToHashSet();
        var whole = checks.Sum(check => check.Whole);
        return from check in checks
               from flaws in check.Broken.GroupBy(one => one.Flaw.Fault)
               where flaws.Key != FramingFault.ContentLength || !lengthsLie
               where flaws.Key != FramingFault.TrailingBytes || !AreLinesByCustom(check, [.. flaws.Select(one => one.Exchange.MessageOn(check.Side))])
               select Of(scene, check, [.. flaws], broken, whole);
    }

    private static FramingCheck Check(Scene scene, EndpointGroup group, MessageSide side, ImmutableDictionary<Message, FramingFlaw> besideOthers)
    {
        var messages = group.Exchanges
            .Select(exchange => (Exchange: exchange, Message: exchange.MessageOn(side)))
            .Where(one => Bodies.CanJudge(one.Exchange, side, one.Message))
            .ToArray();
        var odd = OddTypes.Of(messages);
        var broken = messages
            .Select(one => (one.Exchange, Flaw: besideOthers.GetValueOrDefault(one.Message)
                ?? FlawOf(scene, one.Exchange, side, one.Message)
                ?? odd.GetValueOrDefault(one.Exchange.Id)))
            .Where(one => one.Flaw is not null)
            .Select(one => (one.Exchange, Flaw: one.Flaw!))
            .ToImmutableArray();
        return new FramingCheck(group, side, messages.Length, messages.Length - broken.Length, broken);
    }

    private static FramingFlaw? FlawOf(Scene scene, Exchange exchange, MessageSide side, Message message) =>
        Relays.FlawOf(scene, exchange, side) ?? Bodies.Check(exchange, message, scene);

    private static bool IsRecorders((Exchange Exchange, FramingFlaw Flaw) one, int? limit) =>
        one.Flaw.Fault == FramingFault.CutOffJson
        && limit is { } length
        && (one.Exchange.Request.Body.Length == length || one.Exchange.Response.Body.Length == length);

    // Some services send one document a line and call it application/json; then all their bodies are so.
    private static bool AreLinesByCustom(FramingCheck check, Message[] messages) =>
        check.Whole == 0
        && messages.Length >= FewestWhole
        && messages.All(message => message.Body.Span.Contains((byte)'\n') && JsonText.IsSeveral(message.Body.Span));

    // Where most lengths of a capture are wrong at several endpoints, the recorder kept other bytes than those that were sent.
    private static bool LengthsLie(FramingCheck[] checks)
    {
        var places = checks.Where(check => check.Broken.Any(one => one.Flaw.Fault == FramingFault.ContentLength)).ToArray();
        var wrong = places.Sum(check => check.Broken.Count(one => one.Flaw.Fault == FramingFault.ContentLength));
        var judged = checks.Sum(check => check.Group.Exchanges.Count(exchange =>
            Bodies.CanJudge(exchange, check.Side, exchange.MessageOn(check.Side)) && Bodies.HasLength(exchange.MessageOn(check.Side))));
        return places.Length > 1 && 2 * wrong > judged;
    }

    private static BadFraming Of(
        Scene scene,
        FramingCheck check,
        ImmutableArray<(Exchange Exchange, FramingFlaw Flaw)> flaws,
        HashSet<(MessageSide Side, string Id, FramingFault Fault)> broken,
        int whole)
    {
        var fault = flaws[0].Flaw.Fault;
        var exchanges = flaws.Select(one => one.Exchange).ToArray();
        var passedOn = exchanges.Count(exchange => CameIn(scene, exchange, check.Side).Any(source => broken.Contains((check.Side, source.Id, fault))));
        var sides = check.Side == MessageSide.Request ? "request" : "response";
        return new BadFraming
        {
            Endpoint = check.Group.Endpoint,
            Direction = check.Group.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{flaws.Length} of {Quantity.Of(check.Messages, $"{sides} body", $"{sides} bodies")} of {check.Group.Endpoint} {Wrong(fault)}",
            Score = ScoreOf(check, flaws, whole) * (2 * passedOn > flaws.Length ? CameInSo : 1),
            Proof =
            [
                .. flaws.DistinctBy(one => one.Flaw.Seen).Take(MostProofs)
                    .Select(one => $"{ProofLine.Call(one.Exchange)}: {one.Flaw.Seen}."),
            ],
            Notes = passedOn == 0 ? [] : [$"{passedOn} of them came in so from the other side of the service, which passed them on."],
            Fault = fault,
            Side = check.Side,
            Broken = flaws.Length,
            Messages = check.Messages,
            PassedOn = passedOn,
        };
    }

    private static double ScoreOf(FramingCheck check, ImmutableArray<(Exchange Exchange, FramingFlaw Flaw)> flaws, int whole) => flaws switch
    {
        _ when flaws.All(one => one.Flaw.Doubtful) => Alone,
        _ when check.Whole >= FewestWhole => BesideWholeSiblings,
        _ => whole >= FewestWhole ? BesideOtherWhole : Alone,
    };

    // A request goes out as it came in; an answer comes in from the upstream before it goes out.
    private static IEnumerable<Exchange> CameIn(Scene scene, Exchange exchange, MessageSide side) => (exchange.Direction, side) switch
    {
        (Direction.Outbound, MessageSide.Request) => scene.CauseOf(exchange) is { } cause ? [cause] : [],
        (Direction.Inbound, MessageSide.Response) => scene.EffectsOf(exchange),
        _ => [],
    };

    private static string Wrong(FramingFault fault) => fault switch
    {
        FramingFault.ContentLength => "have another length than Content-Length says",
        FramingFault.CutOffJson => "end before their JSON does",
        FramingFault.SplitEvent => "hold an event that was split",
        FramingFault.MergedEvents => "hold several events as one",
        FramingFault.Multipart => "are multipart bodies that break their boundary or a part",
        FramingFault.MediaType => "are not of the media type that Content-Type says",
        FramingFault.ContentEncoding => "are not packed as Content-Encoding says",
        FramingFault.ByteOrderMark => "begin with a byte order mark, which their reader does not take",
        FramingFault.Columns => "hold a line that has not the columns of the table's head",
        _ => "go on behind the end of their JSON",
    };
}
