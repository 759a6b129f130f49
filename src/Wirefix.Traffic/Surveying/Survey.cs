using System.Collections.Immutable;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Surveying;

/// <summary>
/// What one pass over a capture of any size gave: exact figures of every endpoint, and a sample of the exchanges to look at. An
/// entry outside the sample is judged by its outline alone.
/// </summary>
public sealed class Survey
{
    private readonly Lazy<ImmutableArray<EndpointSummary>> _endpoints;

    internal Survey(Snapshot sample, SurveyFigures figures)
    {
        Sample = sample;
        Figures = figures;
        _endpoints = new(() => Figures.Summaries(EndpointTemplates.Learn(Figures.Shapes, Figures.Learned)));
    }

    /// <summary>How many exchanges there were; one that stands in several files is one.</summary>
    public long Exchanges => Figures.Calls;

    /// <summary>
    /// The exchanges that are looked at, redacted, in time order: all of them up to 20,000 exchanges and 40 MB, beyond that whole
    /// seconds and, of failures that are rare in those, a few more. The choice is the same in every run.
    /// </summary>
    public Snapshot Sample { get; }

    /// <summary>Whether the sample is everything.</summary>
    public bool IsComplete => Sample.Exchanges.Length == Exchanges;

    /// <summary>The figures of every endpoint, inbound first, those with most calls first; exact, whatever the sample holds.</summary>
    public ImmutableArray<EndpointSummary> Endpoints => _endpoints.Value;

    /// <summary>How many recordings were repeated, of the whole capture, and which exchanges of the sample share an id.</summary>
    public Repetitions Repetitions { get; init; } = Repetitions.None;

    /// <summary>What could not be read, or not completely, in the order of the files; the first thousand.</summary>
    public ImmutableArray<CaptureProblem> Problems { get; init; } = [];

    /// <summary>How many problems there were.</summary>
    public int ProblemCount { get; init; }

    /// <summary>How many recorded pairs speak another protocol than HTTP and were left out.</summary>
    public int OtherPairs { get; init; }

    /// <summary>How many files are no captures (summaries, notes, empty files) and were passed over.</summary>
    public int FilesPassedOver { get; init; }

    internal SurveyFigures Figures { get; }

    /// <summary>The survey of a snapshot, which is all of its sample.</summary>
    public static Survey Of(Snapshot snapshot) => new(snapshot, SurveyFigures.Of(snapshot));
}
