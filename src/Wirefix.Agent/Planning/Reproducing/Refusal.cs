using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Writes that were accepted in a state where they should be refused.</summary>
internal static class Refusal
{
    // The ways to say that the request is understood and the resource's state forbids it (RFC 9110, 15.5).
    private static readonly ImmutableArray<int> Refusals = [400, 403, 409, 412, 422, 423];

    /// <summary>The reproduction; null where the finding shows no accepted inbound write.</summary>
    public static Reproduction? Of(Finding finding, Recording recording)
    {
        var accepted = recording.ShownBy(finding).Where(inbound => IsAcceptedWrite(inbound, finding)).ToImmutableArray();
        if (accepted.IsEmpty)
            return null;

        var expected = ExpectedAnswer.Of(finding is UnguardedWrite { RefusedWith: var status } ? [status] : Refusals);
        var metric = new DivergingAnswers([], []);
        var options = new HarnessOptions
        {
            Expected = accepted.ToImmutableDictionary(inbound => inbound.Id, _ => expected, StringComparer.Ordinal),
            LongestIdle = Reproduction.ShortIdle,
            Hold = HoldPolicy.None,
        };
        return new Reproduction(metric, options, new MetricGoal(metric.Name, metric.Unit, 0, ReasonOf(finding)), TriggerOf(finding));
    }

    private static bool IsAcceptedWrite(Exchange inbound, Finding finding) =>
        UnsafeMethod.Is(inbound.Request.Method)
        && !inbound.Response.Failed
        && finding switch
        {
            UnguardedWrite write => write.Accepted.Any(resource => Concerns(inbound, resource)),
            IllegalTransition transition => transition.Resources.Any(resource => Concerns(inbound, resource)) && IsLastWrite(inbound, transition),
            _ => false,
        };

    private static bool Concerns(Exchange inbound, string resource) =>
        inbound.Request.Url.AbsolutePath == resource || inbound.Request.Url.AbsolutePath.StartsWith(resource + "/", StringComparison.Ordinal);

    // A finding shows what led to the state, too; the write that it is at is the one that left it.
    private static bool IsLastWrite(Exchange inbound, IllegalTransition transition) =>
        transition.Endpoint.Method == inbound.Request.Method && transition.Endpoint.Path.Overlaps(Facts.PathTemplate.Parse(inbound.Request.Url.AbsolutePath));

    private static string ReasonOf(Finding finding) => finding is UnguardedWrite write
        ? $"{write.Refused.Length} others in state {write.State} were refused with {write.RefusedWith}"
        : $"no healthy resource goes from {((IllegalTransition)finding).From} to {((IllegalTransition)finding).To}";

    private static string TriggerOf(Finding finding) => finding is UnguardedWrite write
        ? $"accepts {write.Operation} in state {write.State}"
        : $"lets a resource go from {((IllegalTransition)finding).From} to {((IllegalTransition)finding).To}";
}
