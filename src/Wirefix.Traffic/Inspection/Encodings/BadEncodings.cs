using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>
/// Finds values whose encoding went wrong; one finding for each endpoint, side and fault. Each value is held against what its
/// message may pass on: a request of the service against the inbound call and the upstreams' answers, an answer against
/// its own request and the upstreams' answers. So it is found where it goes wrong, and not where it is passed on.
/// </summary>
internal sealed class BadEncodings : IDetector
{
    private const int Most = 10;

    private const int MostProofs = 3;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var values = new WireValues(scene);
        var contrasts = EncodingContrasts.Find(scene, values).ToArray();
        var flaws = from spot in Flaws(scene, values)
                    group spot by (Endpoint: scene.EndpointOf(spot.Exchange), spot.Exchange.Direction, spot.Side, spot.Flaw.Fault) into same
                    select Of(same.Key.Endpoint, same.Key.Side, [.. same]);
        var found = flaws.OrderByDescending(finding => finding.Score).ThenByDescending(finding => finding.ExchangeIds.Length).Take(Most).ToArray();
        var better = contrasts.Where(contrast => !found.Any(other => Explains(other, contrast, scene))).ToArray();
        return [.. better, .. found.Where(finding => !better.Any(contrast => Supersedes(contrast, finding)))];
    }

    private static bool Supersedes(BadEncoding contrast, BadEncoding finding) =>
        contrast.Fault == finding.Fault && contrast.Score > finding.Score && Shares(contrast, finding);

    // What a call of the service's own got wrong also explains why the call that led to it failed.
    private static bool Explains(BadEncoding finding, BadEncoding contrast, Scene scene) =>
        finding.Score >= Finding.HighScore && (Shares(finding, contrast) || CausesOf(finding, scene).Intersect(contrast.ExchangeIds).Any());

    private static IEnumerable<string> CausesOf(BadEncoding finding, Scene scene) => finding.Direction == Direction.Outbound
        ? finding.ExchangeIds.Select(id => scene.CauseOf(scene.ById(id))?.Id).OfType<string>()
        : [];

    private static bool Shares(BadEncoding one, BadEncoding other) =>
        one.Direction == other.Direction && one.ExchangeIds.Intersect(other.ExchangeIds).Any();

    private static IEnumerable<(Exchange Exchange, MessageSide Side, EncodingFlaw Flaw)> Flaws(Scene scene, WireValues values)
    {
        // With each call that came in those that it led to, so that what came to the service is held for one call at a time.
        var found = new Dictionary<Exchange, List<(MessageSide Side, EncodingFlaw Flaw)>>(ReferenceEqualityComparer.Instance);
        foreach (var first in scene.Snapshot.Exchanges.Where(exchange => exchange.Direction == Direction.Inbound || scene.CauseOf(exchange) is null))
        {
            var effects = first.Direction == Direction.Inbound ? scene.EffectsOf(first).ToArray() : [];
            var came = first.Direction == Direction.Inbound
                ? new ValueSources(values.Of(first.Request).Concat(effects.SelectMany(effect => values.Of(effect.Response))))
                : ValueSources.None;
            foreach (var exchange in effects.Prepend(first))
                found.Add(exchange, [.. Flaws(exchange, values, came)]);
        }

        return scene.Snapshot.Exchanges.SelectMany(exchange => found[exchange].Select(flaw => (exchange, flaw.Side, flaw.Flaw)));
    }

    private static IEnumerable<(MessageSide Side, EncodingFlaw Flaw)> Flaws(Exchange exchange, WireValues values, ValueSources came)
    {
        var asked = values.Of(exchange.Request);
        foreach (var flaw in Judged(asked, exchange.Direction == Direction.Outbound ? came : ValueSources.None, exchange, MessageSide.Request))
            yield return (MessageSide.Request, flaw);
        if (values.Of(exchange.Response) is { Length: > 0 } answer)
        {
            foreach (var flaw in Judged(answer, exchange.Direction == Direction.Inbound ? came : new ValueSources(asked), exchange, MessageSide.Response))
                yield return (MessageSide.Response, flaw);
        }

        if (Charsets.Check(exchange, exchange.Request) is { } inRequest)
            yield return (MessageSide.Request, inRequest);
        if (Charsets.Check(exchange, exchange.Response) is { } inResponse)
            yield return (MessageSide.Response, inResponse);
    }

    private static IEnumerable<EncodingFlaw> Judged(ImmutableArray<WireValue> values, ValueSources sources, Exchange exchange, MessageSide side) =>
        values.Select(value => ValueJudge.Judge(value, sources, side, exchange.Response.Failed))
            .OfType<EncodingFlaw>()
            .Where(flaw => exchange.Direction == Direction.Outbound || !flaw.IsBareEscape)
            .DistinctBy(flaw => (flaw.Fault, flaw.Value.Place))
            .Take(Most);

    private static BadEncoding Of(
        Wirefix.Facts.Endpoint endpoint, MessageSide side, ImmutableArray<(Exchange Exchange, MessageSide Side, EncodingFlaw Flaw)> spots)
    {
        var exchanges = spots.Select(spot => spot.Exchange).DistinctBy(exchange => exchange.Id).ToArray();
        var best = spots.MaxBy(spot => spot.Flaw.Score).Flaw;
        ImmutableArray<string> places = [.. spots.Select(spot => spot.Flaw.Value.Place).Distinct().Take(Most)];
        var expected = best.Right is null ? "" : $", expected {Quote.Of(best.Right)}";
        return new BadEncoding
        {
            Endpoint = endpoint,
            Direction = exchanges[0].Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{best.Value.Place} of {Messages(exchanges.Length, side)} {endpoint} "
                + $"{Wrong(best.Fault)}: {Quote.Of(best.Value.Raw)}{expected}",
            Score = best.Score,
            Proof =
            [
                .. spots.OrderByDescending(spot => spot.Flaw.Score).DistinctBy(spot => spot.Flaw.Value.Raw).Take(MostProofs)
                    .Select(spot => Seen(spot.Exchange, spot.Flaw)),
            ],
            Fault = best.Fault,
            Side = side,
            Places = places,
            Seen = best.Value.Raw,
            Expected = best.Right,
            Origin = best.Origin?.Place,
        };
    }

    private static string Messages(int count, MessageSide side) => (count, side) switch
    {
        (1, MessageSide.Request) => "a request to",
        (1, _) => "an answer of",
        (_, MessageSide.Request) => $"{count} requests to",
        _ => $"{count} answers of",
    };

    private static string Seen(Exchange exchange, EncodingFlaw flaw)
    {
        var right = (flaw.Right, flaw.Origin) switch
        {
            ({ } expected, { } origin) => $", expected {Quote.Of(expected)} as it came in {origin.Place} ({Quote.Of(origin.Raw)})",
            ({ } expected, _) => $", expected {Quote.Of(expected)}",
            _ => "",
        };
        return $"{ProofLine.Call(exchange)}: {flaw.Value.Place} is {Quote.Of(flaw.Value.Raw)}{right}.";
    }

    private static string Wrong(EncodingFault fault) => fault switch
    {
        EncodingFault.EscapedTwice => "is escaped twice",
        EncodingFault.DecodedTwice => "is decoded twice",
        EncodingFault.PlusForSpace => "has plus and space in each other's place",
        EncodingFault.BarePercent => "has a percent sign that begins no escape",
        EncodingFault.ReservedCharacter => "breaks at a reserved character",
        EncodingFault.NonAscii => "has lost its characters beyond ASCII",
        _ => "is in another character set than its reader takes it for",
    };
}
