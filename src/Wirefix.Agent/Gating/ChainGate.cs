using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Whether the symptom is gone where others see it, with all services up together. The requests that were answered well when they were
/// recorded are the control: where they are not now, the services miss something that they had, and the replay says nothing of the fix.
/// </summary>
internal sealed class ChainGate
{
    private const string Name = "whole chain";
    private readonly ChainReplay _replay;
    private readonly EndpointTemplates _templates;
    private readonly ILookup<Endpoint, int> _healthy;
    private readonly ImmutableArray<int> _symptoms;

    /// <summary>The gate.</summary>
    /// <param name="replay">What is replayed.</param>
    /// <param name="faulty">The ids of the recorded calls between services that showed the fault.</param>
    public ChainGate(ChainReplay replay, ImmutableHashSet<string> faulty)
    {
        _replay = replay;
        _templates = EndpointTemplates.Learn(Snapshot.Of(replay.Entries));
        _healthy = replay.Entries.Where(entry => !entry.Response.Failed).ToLookup(_templates.Of, entry => entry.Response.Status);
        _symptoms =
        [
            .. replay.Calls.Where(call => faulty.Contains(call.Sent.Id)).Select(call => call.Request).OfType<int>().Distinct()
                .Where(place => replay.Entries[place].Response.Failed && SiblingsOf(place).Any()),
        ];
    }

    /// <summary>Whether a request from outside failed for what was wrong further in, while others of its endpoint did not.</summary>
    public bool HasSymptoms => !_symptoms.IsEmpty;

    /// <summary>The gate's result where the chain could not be replayed, or is not worth it; the fix is none the worse for that.</summary>
    public static GateResult NotJudged(string why) => new(Name, Verdict.Passed, $"not judged: {why.Split('\n')[0]}");

    /// <summary>The gate's result.</summary>
    public GateResult Judge(Run run)
    {
        var controls = Enumerable.Range(0, _replay.Entries.Length).Where(place => !_replay.Entries[place].Response.Failed).ToArray();
        var changed = controls.Where(place => run.Replies[place].Status != _replay.Entries[place].Response.Status).ToArray();
        if (changed.Length > 0)
            return NotJudged($"{changed.Length} of {controls.Length} requests that were answered well are not now, first {Told(run, changed[0])}");
        var ill = _symptoms.Where(place => !SiblingsOf(place).Contains(run.Replies[place].Status)).ToArray();
        return ill.Length > 0
            ? new GateResult(Name, Verdict.NotConfirmed, $"{ill.Length} of {_symptoms.Length} requests from outside still fail, first {Told(run, ill[0])}")
            : new GateResult(Name, Verdict.Passed, Summary(controls.Length));
    }

    private string Summary(int controls) =>
        $"with {string.Join(", ", _replay.Harness.Services.Select(service => service.Name))} up together, "
        + $"all {_symptoms.Length} requests from outside that had failed are answered as their siblings, and all {controls} others as before";

    private IEnumerable<int> SiblingsOf(int place) => _healthy[_templates.Of(_replay.Entries[place])];

    private string Told(Run run, int place)
    {
        var entry = _replay.Entries[place];
        return $"{entry.Request.Method} {entry.Request.Url.PathAndQuery}: {entry.Response.Status} then, {run.Replies[place].Status} now";
    }
}
