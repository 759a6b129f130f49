using System.Collections.Immutable;
using Wirefix.Replay;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Whether the service answers every replayed request as it did before the fix, and still makes every call it made. What differed between
/// runs before the fix is noise, and requests that showed the fault, or are held to an expected answer, are judged by the metric.
/// </summary>
/// <param name="harness">What both measurements were made by.</param>
/// <param name="before">The measurement before the fix.</param>
/// <param name="after">The measurement after it.</param>
internal sealed class TrafficGate(Harness harness, Measurement before, Measurement after)
{
    /// <summary>The gate's name.</summary>
    public const string Name = "traffic";

    private const int MostShown = 3;
    private const int LongestBody = 120;

    // What showed the fault, and what is held to an expected answer: both are judged by the metric.
    private readonly ImmutableHashSet<int> _faulty =
    [
        .. before.Runs.SelectMany(run => run.Faults).Select(fault => fault.Request),
        .. KeptWrites.Concerned(before),
        .. Enumerable.Range(0, harness.Script.Length).Where(request => harness.Script[request].Expected is not null),
    ];

    /// <summary>The gate's result.</summary>
    public GateResult Judge()
    {
        var values = new CalledValues(harness, _faulty);
        var consequences = new Consequences(harness, _faulty);
        var stable = before.Runs.Select(run => Calls(run, _faulty)).Aggregate(Fewest);
        var lost = after.Runs.SelectMany(run => Missing(stable, Calls(run, []))).Distinct().ToList();
        if (lost.Count > 0)
            return Breaks($"{lost.Count} calls that the service made before are no longer made, first {string.Join(", ", lost.Take(MostShown))}");
        if ((Silenced(consequences) ?? KeptWrites.Altered(before, after) ?? values.Lost(before, after) ?? values.Repeated(before, after)) is { } altered)
            return Breaks(altered);
        if (after.Runs.SelectMany(run => run.Unrecorded).FirstOrDefault() is { } unrecorded)
            return new GateResult(Name, Verdict.NotConfirmed, $"the fixed service makes a call that the capture has no answer for: {unrecorded}");

        var changes = Enumerable.Range(0, harness.Script.Length).Where(request => !_faulty.Contains(request)).Select(request => ChangeOf(request, consequences)).OfType<Change>().ToList();
        return changes.FirstOrDefault(change => change.Breaks) is { } broken
            ? Breaks(broken.What)
            : new GateResult(Name, Verdict.Passed, Summary(changes.Count, stable.Values.Sum()));
    }

    private static GateResult Breaks(string why) => new(Name, Verdict.Breaks, why);

    private string Summary(int changed, int calls)
    {
        var judged = _faulty.IsEmpty ? "" : $" ({_faulty.Count} are judged by the metric)";
        var other = changed == 0 ? "" : $"; {changed} answered otherwise, as they follow those or failed before";
        return $"{harness.Script.Length - _faulty.Count - changed} replayed requests answered as before{judged}{other}; all {calls} calls still made";
    }

    /// <summary>In what the answers to a request differ from those before; null where they do not.</summary>
    private Change? ChangeOf(int request, Consequences consequences)
    {
        var script = harness.Script[request];
        var isConsequence = consequences.Include(request);
        if (isConsequence && after.Runs.Select(run => consequences.Fault(request, before.Runs[0].Replies, run.Replies)).FirstOrDefault(why => why is not null) is { } why)
            return new Change($"{script.Method} {script.PathAndQuery} {why}", Breaks: true);
        var known = before.Runs.Select(run => Seen(run.Replies[request])).Distinct().ToList();
        var statuses = known.Select(reply => reply.Status).ToHashSet();
        var different = after.Runs.Select(run => Seen(run.Replies[request]))
            .FirstOrDefault(reply => known.Count == 1 ? reply != known[0] : !statuses.Contains(reply.Status));
        if (different is null)
            return null;

        var what = $"{script.Method} {script.PathAndQuery} was answered {known[0].Status} {Short(known[0].Body)} before and {different.Status} {Short(different.Body)} after";
        return new Change(what, !IsRelief(statuses, different.Status) && !isConsequence);
    }

    // The same fault had shown there in another way.
    private static bool IsRelief(HashSet<int> before, int after) => before.All(status => status is 0 or >= 500) && after is > 0 and < 400;

    // What is in a resource that the mock keeps depends on the order in which calls that overlap come to it.
    private Answer Seen(Reply reply) => new(reply.Status, harness.Stores.IsEmpty ? reply.Body : "");

    /// <summary>A request that showed the fault may call otherwise than before, but not leave out whom it called in every run.</summary>
    private string? Silenced(Consequences consequences)
    {
        // Who refuses a request need not call anybody for it.
        ImmutableHashSet<int> calling = [.. _faulty.Where(request => !consequences.IsToBeRefused(request))];
        var called = before.Runs.Select(run => Called(run, calling)).Aggregate((left, right) => left.Intersect(right));
        var (silent, whom) = after.Runs.SelectMany(run => called.Except(Called(run, calling))).FirstOrDefault();
        return whom is null ? null : $"{harness.Script[silent].Method} {harness.Script[silent].PathAndQuery} called {whom} before and no longer does";
    }

    private static ImmutableHashSet<(int Request, string Whom)> Called(Run run, ImmutableHashSet<int> requests) =>
    [
        .. run.Arrivals
            .Where(arrival => arrival.Request is { } request && requests.Contains(request))
            .Select(arrival => (arrival.Request!.Value, $"{arrival.Method} {arrival.Host}")),
    ];

    /// <summary>How often each call was made, but for what some requests led to.</summary>
    private static ImmutableDictionary<string, int> Calls(Run run, ImmutableHashSet<int> without) => run.Arrivals
        .Where(arrival => arrival.Request is not { } request || !without.Contains(request))
        .CountBy(arrival => $"{arrival.Method} {arrival.Host}{EquivalentTarget.Of(arrival.PathAndQuery)}")
        .ToImmutableDictionary();

    private static ImmutableDictionary<string, int> Fewest(ImmutableDictionary<string, int> left, ImmutableDictionary<string, int> right) =>
        left.Where(call => right.ContainsKey(call.Key)).ToImmutableDictionary(call => call.Key, call => Math.Min(call.Value, right[call.Key]));

    private static IEnumerable<string> Missing(ImmutableDictionary<string, int> wanted, ImmutableDictionary<string, int> made) =>
        wanted.Where(call => made.GetValueOrDefault(call.Key) < call.Value).Select(call => call.Key).Order(StringComparer.Ordinal);

    private static string Short(string body) => body.Length <= LongestBody ? body : body[..LongestBody] + "…";

    private sealed record Answer(int Status, string Body);

    private sealed record Change(string What, bool Breaks);
}
