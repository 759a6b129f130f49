using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Encodings;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>A value that should come in and go out unchanged.</summary>
internal static class PassedValue
{
    // A value that was escaped twice is the same once it is unescaped as often.
    private const int MostEscapes = 3;

    /// <summary>The reproduction of a value whose places the finding names; null where it is not one that goes through a request.</summary>
    public static Reproduction? Of(Finding finding, WirePlace from, WirePlace to, Recording recording)
    {
        if (from.Side != MessageSide.Request || to.Side != MessageSide.Request)
            return null;
        var passing = recording.Inbound
            .Where(inbound => recording.EndpointOf(inbound) == from.Endpoint && !RequestValues.At(from, inbound.Request).IsEmpty)
            .Where(inbound => CallsOf(inbound, to, recording).Any())
            .ToImmutableArray();
        return passing.IsEmpty ? null : Measured(finding, from, to, passing, recording);
    }

    /// <summary>The reproduction of a value that is encoded wrongly; null where no inbound request carries it in.</summary>
    public static Reproduction? Of(BadEncoding finding, Recording recording)
    {
        if (finding.Direction != Direction.Outbound || finding.Side != MessageSide.Request)
            return null;
        var places = recording.ShownBy(finding)
            .SelectMany(inbound => Places(inbound, finding, recording))
            .CountBy(places => places)
            .OrderByDescending(places => places.Value)
            .Select(places => places.Key)
            .ToArray();
        return places.Length == 0 ? null : Of(finding, places[0].From, places[0].To, recording);
    }

    private static Reproduction Measured(Finding finding, WirePlace from, WirePlace to, ImmutableArray<Exchange> passing, Recording recording)
    {
        var expected = FailingAnswer.Expected([.. passing.Where(inbound => inbound.Response.Failed && !BrokenPassages.IsKept(inbound, from, to, recording))], recording);
        Metric metric = expected.IsEmpty ? new AlteredValues([], []) : new DivergingAnswers([], []);
        var kept = passing.Count(inbound => BrokenPassages.IsKept(inbound, from, to, recording));
        var options = new HarnessOptions
        {
            Expected = expected,
            Passages = [(from, to, [.. passing.Select(inbound => inbound.Id)])],
            LongestIdle = Reproduction.ShortIdle,
            Hold = HoldPolicy.None,
        };
        return new Reproduction(
            metric,
            options,
            new MetricGoal(metric.Name, metric.Unit, 0, $"{kept} of {passing.Length} recorded requests passed {to.Label} on as it came in"),
            $"does not pass {from.Label} on as {to.Label} of {finding.Endpoint}");
    }

    private static IEnumerable<Exchange> CallsOf(Exchange inbound, WirePlace to, Recording recording) =>
        recording.Causes.CallsOf(inbound).Where(call => recording.EndpointOf(call) == to.Endpoint);

    // Where the value that is wrong in the call, fully decoded, stands in the request that led to it.
    private static IEnumerable<(WirePlace From, WirePlace To)> Places(Exchange inbound, BadEncoding finding, Recording recording) =>
        from call in recording.Causes.CallsOf(inbound)
        where recording.EndpointOf(call) == finding.Endpoint
        from sent in RequestValues.Of(call.Request, finding.Endpoint)
        where sent.Text.Length > 1 && sent.Part is WirePart.Path or WirePart.Query
        from value in RequestValues.Of(inbound.Request, recording.EndpointOf(inbound))
        where value.Text != sent.Text && Decoded(value.Text) == Decoded(sent.Text)
        select (
            new WirePlace(recording.EndpointOf(inbound), MessageSide.Request, value.Part, value.Name),
            new WirePlace(finding.Endpoint, MessageSide.Request, sent.Part, sent.Name));

    private static string Decoded(string text)
    {
        for (var i = 0; i < MostEscapes; i++)
            text = Uri.UnescapeDataString(text.Replace('+', ' '));
        return text;
    }
}
