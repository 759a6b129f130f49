using System.Collections.Immutable;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Replay;
using Wirefix.Traffic;

namespace Wirefix.Agent.Gating;

/// <summary>Stands all services of a chain up together, without a fix and with it, and has the gate judge.</summary>
internal sealed class ChainRun
{
    private readonly ServicesUnderTest _services;
    private readonly ChainReplay _replay;
    private readonly ChainGate _gate;
    private readonly IProgress<string> _progress;
    private readonly ImmutableArray<Run> _before;

    private ChainRun(ServicesUnderTest services, ChainReplay replay, ChainGate gate, IProgress<string> progress, ImmutableArray<Run> before) =>
        (_services, _replay, _gate, _progress, _before) = (services, replay, gate, progress, before);

    /// <summary>Measures the chain in a copy without a fix.</summary>
    /// <returns>What measures it with a fix that was written into the copy meanwhile, and judges.</returns>
    public static async Task<Func<CancellationToken, Task<GateResult>>> BeforeAsync(
        WorkingCopy copy, WholeChain chain, ConfigurationOverrides overrides, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var services = new ServicesUnderTest(copy, chain.Services, overrides);
        var replay = ChainReplay.Of(chain.Recorded, new Snapshot([]), services.Standing);
        var gate = new ChainGate(replay, chain.Faulty);
        if (!gate.HasSymptoms)
            return NotJudged("no request from outside failed for it");
        try
        {
            var before = await RunsAsync(services, replay, progress, cancellationToken).ConfigureAwait(false);
            return new ChainRun(services, replay, gate, progress, before).AfterAsync;
        }
        catch (Exception exception) when (exception is ServiceException or PreconditionException)
        {
            // The others need not even build for this one to be fixed.
            return NotJudged(exception.Message);
        }
    }

    private static Func<CancellationToken, Task<GateResult>> NotJudged(string why) => _ => Task.FromResult(ChainGate.NotJudged(why));

    private async Task<GateResult> AfterAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _gate.Judge(_before, await RunsAsync(_services, _replay, _progress, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is ServiceException or PreconditionException)
        {
            // They built and ran without the fix.
            return ChainGate.Ended(exception.Message);
        }
    }

    private static async Task<ImmutableArray<Run>> RunsAsync(
        ServicesUnderTest services, ChainReplay replay, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await services.BuildAsync(progress, cancellationToken).ConfigureAwait(false);
        var measured = await services.MeasureAsync(replay.Harness, progress, cancellationToken).ConfigureAwait(false);
        return measured.Runs;
    }
}
