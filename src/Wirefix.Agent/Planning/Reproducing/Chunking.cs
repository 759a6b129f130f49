using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>
/// Bodies that are read by chance pieces: every body goes over the wire in pieces, and healthy requests should still be answered as they
/// were recorded. Those that failed should be answered as their siblings.
/// </summary>
internal static class Chunking
{
    /// <summary>The reproduction; null where no healthy request has an answer to compare with.</summary>
    public static Reproduction? Of(BadFraming finding, Recording recording)
    {
        if (finding.Fault is not (FramingFault.SplitEvent or FramingFault.MergedEvents or FramingFault.CutOffJson))
            return null;
        var shown = recording.ShownBy(finding).Select(inbound => inbound.Id).ToHashSet(StringComparer.Ordinal);
        // What a broken one should have held nobody knows.
        var broken = recording.ShownBy(finding).Where(inbound => !inbound.Response.Failed);
        var healthy = recording.Inbound
            .Where(inbound => !inbound.Response.Failed && !shown.Contains(inbound.Id))
            .ToImmutableArray();
        if (healthy.IsEmpty)
            return null;

        var metric = new DivergingAnswers([], []);
        var options = new HarnessOptions
        {
            Expected = healthy.Select(Itself)
                .Concat(broken.Select(inbound => KeyValuePair.Create(inbound.Id, ExpectedAnswer.Of(inbound.Response.Status))))
                .ToImmutableDictionary(StringComparer.Ordinal),
            Delivery = Delivery.Pieces,
            LongestIdle = Reproduction.ShortIdle,
            Hold = HoldPolicy.None,
        };
        return new Reproduction(
            metric,
            options,
            new MetricGoal(metric.Name, metric.Unit, 0, $"{healthy.Length} healthy requests were answered so when it was recorded; where a body is cut on its way must not matter"),
            "takes the pieces in which a body happens to come for its parts");
    }

    /// <summary>
    /// The reproduction of requests that fail by their size, which may be where they come in more than one piece; null where they have no healthy
    /// sibling.
    /// </summary>
    public static Reproduction? Of(Contrast finding, Recording recording)
    {
        if (FailingAnswer.Of(finding, recording) is not { Options: var options } failing)
            return null;
        // What others are answered may follow from what those that failed should have done.
        var healthy = recording.Inbound.Where(inbound =>
            !inbound.Response.Failed && recording.EndpointOf(inbound) == finding.Endpoint && !options.Expected.ContainsKey(inbound.Id));
        return failing with { Options = options with { Expected = options.Expected.AddRange(healthy.Select(Itself)), Delivery = Delivery.Pieces } };
    }

    private static KeyValuePair<string, ExpectedAnswer> Itself(Exchange inbound) =>
        KeyValuePair.Create(inbound.Id, ExpectedAnswer.OfItself(inbound.Response, IsSteady(inbound)));

    // What is of the clock, or drawn by chance, differs from one run to the next.
    private static Func<string, bool> IsSteady(Exchange inbound)
    {
        var payload = PayloadReader.Read(inbound.Response);
        return path => payload is null || !payload.At(path).Any(field => IsOfTheMoment(TextFormats.Of(field.Text)));
    }

    private static bool IsOfTheMoment(TextFormat format) => format is TextFormat.DateTimeWithOffset or TextFormat.LocalDateTime or TextFormat.Uuid;
}
