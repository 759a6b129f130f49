using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Comparing;

/// <summary>
/// Compares a replay with what was recorded. What differs between two replays of the same code is noise, at that place of that endpoint; secrets
/// of the replay are replaced as those of the recording were, so that equal stays equal.
/// </summary>
/// <param name="expected">The recorded exchanges, or for some of them one known to be good, in the order of the script.</param>
/// <param name="templates">The endpoints.</param>
/// <param name="redactor">What replaced the secrets of the recording.</param>
public sealed class ReplayComparer(ImmutableArray<Exchange> expected, EndpointTemplates templates, Redactor redactor)
{
    /// <summary>The comparison of runs of one harness; two or more tell noise from differences.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="recorded">The calls that have to be made.</param>
    /// <param name="calls">Calls as they should be made.</param>
    public ReplayComparison Compare(ImmutableArray<Run> runs, IReadOnlyCollection<RecordedAnswer> recorded, IEnumerable<Exchange> calls)
    {
        var answers = runs.Select(run => run.Replies.Select(reply => redactor.Redact(reply.ToResponse())).ToArray()).ToArray();
        var noise = Noise(answers);
        var made = runs.Select(run => run.Arrivals.Select(Told).ToHashSet(StringComparer.Ordinal)).ToArray();
        return new ReplayComparison
        {
            Requests = expected.Length,
            Differing = [.. expected.Select((exchange, place) => Differing(exchange, answers.Select(run => run[place]), noise)).OfType<DifferingAnswer>()],
            Noise = [.. noise.Select(each => $"{each.Endpoint}: {each.Place}").Order(StringComparer.Ordinal)],
            Unrecorded = Distinct(runs.SelectMany(run => run.Unrecorded)),
            NotMade = Distinct(
                recorded.Select(answer => CallText.Of(answer.By, answer.Method, answer.Host, answer.PathAndQuery))
                    .Where(call => made.Any(calls => !calls.Contains(call)))),
            Calls = [.. SentHeaders.Missing(calls, templates, runs)],
            Escaped = Distinct(runs.SelectMany(run => run.Escaped)),
            Refused = Distinct(runs.SelectMany(run => run.Refused.Concat(run.Excessive))),
        };
    }

    private HashSet<(string Endpoint, string Place)> Noise(Response[][] answers) =>
    [
        .. from place in Enumerable.Range(0, expected.Length)
           from other in answers.Skip(1)
           from difference in MessageFields.Differing(answers[0][place], other[place])
           select (templates.Of(expected[place]).ToString(), difference.Place),
    ];

    private DifferingAnswer? Differing(Exchange exchange, IEnumerable<Response> found, HashSet<(string Endpoint, string Place)> noise)
    {
        var endpoint = templates.Of(exchange).ToString();
        ImmutableArray<Difference> differences =
        [
            .. found.SelectMany(answer => MessageFields.Differing(exchange.Response, answer))
                .Where(difference => !noise.Contains((endpoint, difference.Place)))
                .DistinctBy(difference => difference.Place),
        ];
        return differences.IsEmpty ? null : new DifferingAnswer($"{exchange.Request.Method} {exchange.Request.Url.PathAndQuery}", exchange.Source, differences);
    }

    private static string Told(Arrival arrival) => CallText.Of(arrival.By, arrival.Method, arrival.Host, arrival.PathAndQuery);

    private static ImmutableArray<string> Distinct(IEnumerable<string> calls) => [.. calls.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
