using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Whether requests that showed the fault are answered by what stands in the fields that the finding names. Where upstreams answer other values
/// there and all answers stay the same, the value is made up: no recording holds what a computed value should be. Of fields that were renamed
/// together a service need not read each.
/// </summary>
/// <param name="Altered">The harness whose upstreams answer other values.</param>
/// <param name="Told">The fields, as people say them.</param>
internal sealed record DependenceGate(Harness Altered, string Told)
{
    private const string Name = "dependence";

    /// <summary>The gate; null where the finding names no field of an upstream's answer that the harness holds.</summary>
    public static DependenceGate? Of(Finding finding, Harness harness)
    {
        if (finding is not SchemaFinding { Change.Side: MessageSide.Response } schema)
            return null;
        // What came in to the one that answers was recorded under its own host.
        var host = finding.Direction == Direction.Outbound ? finding.Endpoint.Host : "";
        var endpoint = EndpointSelector.Of(finding.Endpoint with { Host = host });
        var (altered, told) = (harness, new List<string>());
        foreach (var change in ChangesOf(schema))
        {
            if (AlteredBy(change, altered, endpoint) is not var (path, next))
                continue;
            altered = next;
            told.Add(path);
        }

        return told.Count == 0 ? null : new DependenceGate(altered with { Runs = 1 }, $"{string.Join(", ", told)} of {finding.Endpoint}");
    }

    private static IEnumerable<SchemaChange> ChangesOf(SchemaFinding finding) =>
        finding is RenamedField renamed ? renamed.Together.Prepend(renamed.Change) : [finding.Change];

    // Under the name that upstreams answer with, whichever of the two that is.
    private static (string Path, Harness Altered)? AlteredBy(SchemaChange change, Harness harness, EndpointSelector endpoint) =>
        new[] { change.Path, change.After.What, change.Before.What }
            .Where(path => path.StartsWith('$'))
            .Distinct()
            .Select(path => AlteredField.Of(harness, endpoint, path) is { } altered ? (path, altered) : ((string, Harness)?)null)
            .FirstOrDefault(altered => altered is not null);

    /// <summary>The gate's result where the service does not live through other values, which nobody ever sent.</summary>
    public GateResult NotJudged(string why) => new(Name, Verdict.Passed, $"not judged with another {Told}: {why.Split('\n')[0]}");

    /// <summary>The gate's result.</summary>
    /// <param name="faulty">The requests that showed the fault.</param>
    /// <param name="confirmation">The fixed code, with upstreams as they were recorded.</param>
    /// <param name="altered">The fixed code, with other values.</param>
    public GateResult Judge(IReadOnlyCollection<int> faulty, Measurement confirmation, Run altered)
    {
        var judged = faulty.Where(request => IsSteady(request, confirmation)).ToArray();
        var other = judged.Count(request => IsOther(request, confirmation, altered));
        if (judged.Length == 0)
            return new GateResult(Name, Verdict.Passed, $"not judged: answers differ from one replay to the next, whatever stands at {Told}");
        return other > 0
            ? new GateResult(Name, Verdict.Passed, $"with another {Told}, {other} of {judged.Length} requests that showed the fault are answered otherwise")
            : new GateResult(Name, Verdict.NotConfirmed, $"with another {Told}, all {judged.Length} requests that showed the fault are answered the same: the value is not read");
    }

    private static bool IsSteady(int request, Measurement confirmation) => AreAlike(confirmation.Runs.Select(run => AnswerOf(run, request)));

    // Calls that differ from one replay to the next, as by a time of day, say nothing.
    private static bool IsOther(int request, Measurement confirmation, Run altered) =>
        AnswerOf(altered, request) != AnswerOf(confirmation.Runs[0], request)
        || (AreAlike(confirmation.Runs.Select(run => Calls(run, request))) && Calls(altered, request) != Calls(confirmation.Runs[0], request));

    private static bool AreAlike<T>(IEnumerable<T> seen) => seen.Distinct().Take(2).Count() == 1;

    private static (int Status, string Body, string? Location, string? Tag) AnswerOf(Run run, int request)
    {
        var answer = run.Replies[request].ToResponse();
        return (answer.Status, run.Replies[request].Body, answer.HeaderValue("Location"), answer.HeaderValue("ETag"));
    }

    // What is passed on to others is an answer, too.
    private static string Calls(Run run, int request) => string.Join('\n', run.Arrivals
        .Where(call => call.Request == request)
        .Select(call => $"{call.Method} {call.Host}{call.PathAndQuery} {call.Body?.Text ?? call.Body?.Base64}")
        .Order(StringComparer.Ordinal));
}
