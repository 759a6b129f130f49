using System.Collections.Immutable;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Agent.Regression.Forms;
using Wirefix.Facts;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Agent.Regression;

/// <summary>Chooses the form of the regression test by what the reproduction measures.</summary>
internal static class RegressionForms
{
    /// <summary>The form; null where the capture does not hold what the test would play.</summary>
    /// <param name="investigation">The finding and its suspects.</param>
    /// <param name="reproduction">How it was reproduced.</param>
    /// <param name="recording">What was recorded.</param>
    /// <param name="faulty">The inbound exchanges whose replay showed the fault.</param>
    public static RegressionForm? Of(Investigation investigation, Reproduction reproduction, Recording recording, ImmutableHashSet<string> faulty)
    {
        return (reproduction.Metric, investigation.Finding) switch
        {
            (PeakInFlight, var finding) => InFlightForm.Of(finding.Endpoint, reproduction.Goal, recording.Snapshot, RouteOf),
            (DivergingAnswers, _) when PassageForm.IsFor(reproduction.Options) => PassageForm.Of(reproduction.Options, recording, RouteOf),
            (DivergingAnswers, _) => AnswerForm.Of(reproduction.Options, recording, faulty, RouteOf),
            (AlteredValues, _) => PassageForm.Of(reproduction.Options, recording, RouteOf),
            (LostUpdates, LostUpdate lost) => OverlapForm.Of(lost, recording, RouteOf),
            _ => null,
        };

        Endpoint RouteOf(Exchange inbound) => new(
            inbound.Request.Method,
            inbound.Request.Url.Host,
            RoutePath(investigation, inbound) ?? recording.EndpointOf(inbound).Path);
    }

    /// <summary>The route as the code writes it names its parameters better than what the traffic alone can tell.</summary>
    private static PathTemplate? RoutePath(Investigation investigation, Exchange inbound) => investigation.Suspects
        .SelectMany(suspect => suspect.Bindings)
        .Where(binding => binding.Reason == "route template" && binding.Code.Contains('/', StringComparison.Ordinal))
        .Select(binding => PathTemplate.Parse(binding.Code[binding.Code.IndexOf('/', StringComparison.Ordinal)..]))
        .FirstOrDefault(route => route.Overlaps(PathTemplate.Parse(inbound.Request.Url.AbsolutePath)));
}
