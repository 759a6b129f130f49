using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tools;

/// <summary><c>reproduce</c>: the fault as a number.</summary>
internal sealed class ReproduceTool(ISessionSource source)
{
    private const int MostFaults = 5;

    [Description("Builds the service, replays the recorded traffic to it with its upstreams mocked, and measures the fault; writes a regression test. "
        + "Takes a minute or so the first time.")]
    public async Task<string> AnswerAsync(CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var planned = await session.PlanAsync(cancellationToken).ConfigureAwait(false);
        if (planned.Refusal is { } refusal)
        {
            var result = await session.NotReproducedAsync(cancellationToken).ConfigureAwait(false);
            return ToolText.Of($"Not reproduced, so no fix is asked for. Evidence: {result.RunFolder}", ContextText.Block([refusal]));
        }

        var plan = planned.Plan!;
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"Reproduced: {plan.Goal.Name} is {plan.Baseline.Value}; a fix has to bring it to {plan.Goal.Target} {plan.Goal.Unit} at most, under the same "
            + $"harness {plan.Baseline.HarnessDigest[..12]}.");
        if (session.Unfit is { } why)
            return ToolText.Of($"{said} No fix can be confirmed, so none is asked for; submit() refuses it:", ContextText.Block([why]));
        var faults = plan.Baseline.Runs.SelectMany(run => run.Faults).Select(fault => fault.Why).Distinct().Take(MostFaults);
        return $"{ToolText.Of(said, ContextText.Block([plan.Finding.Title, plan.Goal.Reason, .. faults]))}\n{source.Introduction(session)}";
    }
}
