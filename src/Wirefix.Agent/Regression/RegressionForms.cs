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
    public static RegressionForm? Of(Investigation investigation, Reproduction reproduction, Recording recording)
    {
        return (reproduction.Metric, investigation.Finding) switch
        {
            (PeakInFlight, var finding) => InFlightForm.Of(finding.Endpoint, reproduction.Goal, recording.Snapshot, RouteOf),
            (DivergingAnswers, _) => AnswerForm.Of(reproduction.Options, recording, RouteOf),
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
