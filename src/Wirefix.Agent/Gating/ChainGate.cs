using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Whether the symptom is gone where others see it, with all services up together. The control are requests that are answered as recorded without
/// the fix: those have to be so with it. What is not so without it, misses something that it had when it was recorded, and says nothing of the fix.
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

    /// <summary>The gate's result where a service no longer builds or runs with the fix.</summary>
    public static GateResult Ended(string how) => new(Name, Verdict.Breaks, how.Split('\n')[0]);

    /// <summary>The gate's result.</summary>
    /// <param name="before">All services up together, without the fix.</param>
    /// <param name="after">The same with it.</param>
    public GateResult Judge(ImmutableArray<Run> before, ImmutableArray<Run> after)
    {
        var controls = Enumerable.Range(0, _replay.Entries.Length).Where(place => before.All(run => IsAsRecorded(run, place))).ToArray();
        var broken = controls.Where(place => !after.Any(run => IsAsRecorded(run, place))).ToArray();
        if (broken.Length > 0)
            return new GateResult(Name, Verdict.Breaks, $"{broken.Length} of {controls.Length} requests from outside are not answered as before, first {Told(after, broken[0])}");
        var shown = _symptoms.Where(place => before.All(run => IsIll(run, place))).ToArray();
        if (shown.Length == 0)
            return NotJudged($"none of the {_symptoms.Length} requests from outside that had failed does so without the fix");
        var ill = shown.Where(place => after.Any(run => IsIll(run, place))).ToArray();
        return ill.Length > 0
            ? new GateResult(Name, Verdict.NotConfirmed, $"{ill.Length} of {shown.Length} requests from outside still fail, first {Told(after, ill[0])}")
            : new GateResult(Name, Verdict.Passed, Summary(shown.Length, controls.Length));
    }

    private string Summary(int shown, int controls) =>
        $"with {string.Join(", ", _replay.Harness.Services.Select(service => service.Name))} up together, "
        + $"all {shown} requests from outside that failed are answered as their siblings, and all {controls} others as before";

    // One that failed when it was recorded is no control, whatever it is answered.
    private bool IsAsRecorded(Run run, int place) =>
        !_replay.Entries[place].Response.Failed && run.Replies[place].Status == _replay.Entries[place].Response.Status;

    private bool IsIll(Run run, int place) => !SiblingsOf(place).Contains(run.Replies[place].Status);

    private IEnumerable<int> SiblingsOf(int place) => _healthy[_templates.Of(_replay.Entries[place])];

    private string Told(ImmutableArray<Run> after, int place)
    {
        var entry = _replay.Entries[place];
        return $"{entry.Request.Method} {entry.Request.Url.PathAndQuery}: {entry.Response.Status} then, {after[0].Replies[place].Status} now";
    }
}
