using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Planning;
using Wirefix.Replay;

namespace Wirefix.Agent.Gating;

/// <summary>The gates that compare two measurements by the same harness.</summary>
internal static class ReplayGates
{
    private const string TrafficName = "traffic";
    private const int MostShown = 3;

    /// <summary>The service no longer lives through the replay.</summary>
    public static GateResult Ended(string how) => new(TrafficName, Verdict.Breaks, how);

    /// <summary>
    /// The service answers every replayed request as it did before the fix, and still makes every call it made. What differed between runs
    /// before the fix is noise, and requests that showed the fault are judged by the metric. More calls are no harm, but for those that change
    /// something once more: a fixed service may finish its work.
    /// </summary>
    public static GateResult Traffic(Harness harness, Measurement before, Measurement after)
    {
        var faulty = before.Runs.SelectMany(run => run.Faults).Select(fault => fault.Request).Concat(KeptWrites.Concerned(before)).Where(request => request >= 0).ToHashSet();
        var consequences = new Consequences(harness, faulty);
        var stable = before.Runs.Select(run => Calls(run, faulty)).Aggregate(Fewest);
        var lost = after.Runs.SelectMany(run => Missing(stable, Calls(run, []))).Distinct().ToList();
        if (lost.Count > 0)
            return new GateResult(TrafficName, Verdict.Breaks, $"{lost.Count} calls that the service made before are no longer made, first {string.Join(", ", lost.Take(MostShown))}");

        // Who refuses a request need not call anybody for it.
        if (Silenced(before, after, [.. faulty.Where(request => !consequences.IsToBeRefused(request))]) is { } silenced)
            return new GateResult(TrafficName, Verdict.Breaks, silenced);
        var values = new CalledValues(harness, faulty);
        if ((KeptWrites.Altered(before, after) ?? values.Lost(before, after) ?? values.Repeated(before, after)) is { } altered)
            return new GateResult(TrafficName, Verdict.Breaks, altered);
        if (after.Runs.SelectMany(run => run.Unrecorded).FirstOrDefault() is { } unrecorded)
            return new GateResult(TrafficName, Verdict.NotConfirmed, $"the fixed service makes a call that the capture has no answer for: {unrecorded}");

        var replies = before.Runs.Select(Replies).ToList();
        for (var i = 0; i < replies[0].Length; i++)
        {
            if (faulty.Contains(i))
                continue;
            if (consequences.Include(i) && after.Runs.Select(run => consequences.Fault(i, before.Runs[0].Replies, run.Replies)).FirstOrDefault(why => why is not null) is { } why)
                return new GateResult(TrafficName, Verdict.Breaks, $"{replies[0][i].Request} {why}");
            if (!consequences.Include(i) && Difference([.. replies.Select(run => run[i])], after.Runs.Select(run => Replies(run)[i])) is { } difference)
                return new GateResult(TrafficName, Verdict.Breaks, difference);
        }

        var judged = faulty.Count == 0 ? "" : $" ({faulty.Count} that showed the fault are judged by the metric)";
        return new GateResult(TrafficName, Verdict.Passed, $"{replies[0].Length - faulty.Count} replayed requests answered as before{judged}; all {stable.Values.Sum()} calls still made");
    }

    /// <summary>The metric reaches its target in every run, under the harness that measured the baseline.</summary>
    public static GateResult Metric(MetricGoal goal, Measurement before, Measurement after)
    {
        const string name = "metric";
        if (before.HarnessDigest != after.HarnessDigest)
            return new GateResult(name, Verdict.NotConfirmed, $"the harness changed: {before.HarnessDigest} before, {after.HarnessDigest} after");
        if (after.Voided is { } reason)
            return new GateResult(name, Verdict.NotConfirmed, $"the measurement is void: {reason}");
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{goal.Name} {before.Value} before, {after.Value} after, target at most {goal.Target}");
        return new GateResult(name, goal.IsReachedBy(after.Value) ? Verdict.Passed : Verdict.NotConfirmed, $"{numbers}; harness {before.HarnessDigest[..12]} both times");
    }

    private sealed record Seen(string Request, int Status, string Body);

    /// <summary>A request that showed the fault may call otherwise than before, but not leave out whom it called in every run.</summary>
    private static string? Silenced(Measurement before, Measurement after, HashSet<int> faulty)
    {
        var called = before.Runs.Select(run => Called(run, faulty)).Aggregate((left, right) => left.Intersect(right));
        var (request, whom) = after.Runs.SelectMany(run => called.Except(Called(run, faulty))).FirstOrDefault();
        if (whom is null)
            return null;
        var reply = before.Runs[0].Replies[request];
        return $"{reply.Method} {reply.PathAndQuery} called {whom} before and no longer does";
    }

    private static ImmutableHashSet<(int Request, string Whom)> Called(Run run, HashSet<int> requests) =>
    [
        .. run.Arrivals
            .Where(arrival => arrival.Request is { } request && requests.Contains(request))
            .Select(arrival => (arrival.Request!.Value, $"{arrival.Method} {arrival.Host}")),
    ];

    private static string? Difference(IReadOnlyCollection<Seen> before, IEnumerable<Seen> after)
    {
        var known = before.Distinct().ToList();
        var statuses = known.Select(reply => reply.Status).ToHashSet();
        return after.FirstOrDefault(reply => known.Count == 1 ? reply != known[0] : !statuses.Contains(reply.Status)) is { } different
            ? $"{different.Request} was answered {known[0].Status} {Short(known[0].Body)} before and {different.Status} {Short(different.Body)} after"
            : null;
    }

    /// <summary>How often each call was made, but for what some requests led to.</summary>
    private static ImmutableDictionary<string, int> Calls(Run run, HashSet<int> without) => run.Arrivals
        .Where(arrival => arrival.Request is not { } request || !without.Contains(request))
        .CountBy(arrival => $"{arrival.Method} {arrival.Host}{arrival.PathAndQuery}").ToImmutableDictionary();

    private static ImmutableDictionary<string, int> Fewest(ImmutableDictionary<string, int> left, ImmutableDictionary<string, int> right) =>
        left.Where(call => right.ContainsKey(call.Key)).ToImmutableDictionary(call => call.Key, call => Math.Min(call.Value, right[call.Key]));

    private static IEnumerable<string> Missing(ImmutableDictionary<string, int> wanted, ImmutableDictionary<string, int> made) =>
        wanted.Where(call => made.GetValueOrDefault(call.Key) < call.Value).Select(call => call.Key).Order(StringComparer.Ordinal);

    private static ImmutableArray<Seen> Replies(Run run) =>
        [.. run.Replies.Select(reply => new Seen($"{reply.Method} {reply.PathAndQuery}", reply.Status, reply.Body))];

    private static string Short(string body) => body.Length <= 120 ? body : body[..120] + "…";
}
