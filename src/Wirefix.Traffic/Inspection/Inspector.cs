using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Encodings;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.Reliability;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Inspection.States;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Inspection;

/// <summary>Looks at a snapshot: what is in it, and what is wrong in it.</summary>
public static class Inspector
{
    private static readonly ImmutableArray<IDetector> Detectors =
    [
        new Failures(),
        new Propagations(),
        new Bursts(),
        new FailureContrasts(),
        new ValuePassages(),
        new Swaps(),
        new ShiftedDates(),
        new ForwardedHeaders(),
        new ForeignAnswers(),
        new ListsCutShort(),
        new LostUpdates(),
        new DoubleEffects(),
        new ChecksThenActs(),
        new OffersTakenTwice(),
        new Overdrafts(),
        new IllegalTransitions(),
        new UnguardedWrites(),
        new BadEncodings(),
        new BadFramings(),
        new UnsafeRetries(),
        new RetryStorms(),
        new IgnoredRetryAfters(),
        new NPlusOnes(),
        new SlowdownsUnderLoad(),
        new SchemaDrifts(),
        new TimeoutDetector(),
        new ConnectionFailureDetector(),
        new SlowEndpoints(),
    ];

    // Each holds what it looks at for as long as it looks: more at once would need more memory than a capture may take.
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>
    /// Sums a snapshot up and finds its patterns, those that explain most first (<see cref="FindingOrder"/>). Where the timing
    /// cannot carry a number there is none, and a note says why.
    /// </summary>
    /// <param name="snapshot">The exchanges to look at.</param>
    /// <param name="baseline">An earlier, healthy capture of the same service, to tell what changed; null where there is none.</param>
    public static Inspection Inspect(Snapshot snapshot, Snapshot? baseline = null) =>
        Inspect(Survey.Of(snapshot), baseline is null ? null : Survey.Of(baseline));

    /// <summary>
    /// The same of a survey: the endpoints' figures are those of every exchange, the patterns are looked for in its sample. Where
    /// that is not everything, a note says so.
    /// </summary>
    public static Inspection Inspect(Survey survey, Survey? baseline = null)
    {
        var scene = Scene.Of(survey, baseline);
        return new Inspection(
            scene.Range,
            Summaries(scene),
            scene.Attribution.Leads(scene.Templates),
            FindingOrder.Sort(Findings(scene)),
            TimingNotes.Of(survey.Figures, scene.Attribution, scene.Clocks))
        {
            Timeline = Timeline.Of(survey.Sample.Exchanges),
            Notes =
            [
                .. survey.IsComplete ? [] : new[] { PartNote(survey) },
                .. RepetitionNotes.Of(survey.Repetitions),
                .. UnknownBodyNotes.Of(scene.Snapshot),
                .. RecorderLimit.Notes(scene),
            ],
        };
    }

    // The detectors know nothing of each other; what they find is taken in their order, whichever ends first.
    private static IEnumerable<Finding> Findings(Scene scene)
    {
        var found = new Finding[Detectors.Length][];
        try
        {
            Parallel.For(0, found.Length, AtOnce, detector => found[detector] = [.. Findings(Detectors[detector], scene)]);
        }
        catch (AggregateException failed)
        {
            // As if they had looked one after the other.
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }

        return found.SelectMany(findings => findings);
    }

    private static IEnumerable<Finding> Findings(IDetector detector, Scene scene) => detector.ComparesTimes
        ? detector.Find(scene).Where(finding => scene.Clocks.Agree(finding.ExchangeIds.Select(scene.ById)))
        : detector.Find(scene);

    // How many calls of several services came at once is told by nobody whose clocks do not agree.
    private static ImmutableArray<EndpointSummary> Summaries(Scene scene)
    {
        var mixed = scene.Groups.Where(group => !scene.Clocks.Agree(group.Exchanges)).Select(group => group.Summary).ToHashSet();
        return
        [
            .. scene.Summaries.Select(summary => mixed.Contains(summary)
                ? summary with { PeakInFlight = null, LargestIn50Ms = null, LargestIn1S = null }
                : summary),
        ];
    }

    private static string PartNote(Survey survey) =>
        $"{Number(survey.Exchanges)} exchanges were read, and the endpoints' figures count them all; {Number(survey.Sample.Exchanges.Length)} of them were "
        + "looked at for findings (whole stretches of time, and failures that are rare in those), whose numbers count these alone.";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
