using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Reads captures: RRPair <c>.md</c>, <c>.json</c> and <c>.jsonl</c>, HAR, OTLP/JSON spans, Keploy YAML, GoReplay <c>.gor</c>
/// and structured logs, told apart by content. Credentials are redacted as they are read. A broken entry becomes a problem and
/// never loses its neighbours. A path is a file, a folder with everything below it (16 levels, 200,000 files; symbolic links are not
/// followed), or <c>-</c> for standard input. HAR from
/// a browser has no direction: its entries are inbound, a client calling the service.
/// </summary>
public static class CaptureReader
{
    // As much as a machine of today holds beside everything else. Bombs of a whole capture stop here.
    private const long MostUnfolded = 512L << 20;

    /// <summary>Reads one path and keeps every exchange.</summary>
    /// <exception cref="CaptureException">The path does not exist, or nothing in it can be read as an exchange.</exception>
    public static Capture Read(string path, CancellationToken cancellationToken = default) =>
        Read(new CaptureSource(path), cancellationToken);

    /// <summary>
    /// Reads several paths as one capture and keeps every exchange; an exchange that stands in several of them is one. With
    /// several paths the exchanges' sources begin with the path.
    /// </summary>
    /// <exception cref="CaptureException">A path does not exist, nothing can be read as an exchange, or the exchanges are larger than
    /// the source allows.</exception>
    public static Capture Read(CaptureSource source, CancellationToken cancellationToken = default)
    {
        var builder = new CaptureBuilder(new Intake(source.Redactor, MostUnfolded), source);
        CaptureSources.Read(source, builder, cancellationToken);
        var capture = builder.Build();
        if (capture.Snapshot.Exchanges.IsEmpty && capture.OtherPairs == 0)
            throw Unreadable.Of(source, capture.Problems, capture.ProblemCount, capture.FilesPassedOver);
        return capture;
    }

    /// <summary>
    /// Reads several paths in one pass and bounded memory, however large they are: exact figures of every endpoint, and a sample
    /// of the exchanges that is everything for a capture of ordinary size.
    /// </summary>
    /// <exception cref="CaptureException">A path does not exist, or nothing can be read as an exchange.</exception>
    public static Survey Survey(CaptureSource source, CancellationToken cancellationToken = default) =>
        Survey(source, SampleBudget.Usual, cancellationToken);

    internal static Survey Survey(CaptureSource source, SampleBudget budget, CancellationToken cancellationToken)
    {
        var builder = new SurveyBuilder(new Intake(source.Redactor, budget.Unfolded), budget, source);
        CaptureSources.Read(source, builder, cancellationToken);
        var survey = builder.Build();
        if (survey.Exchanges == 0 && survey.OtherPairs == 0)
            throw Unreadable.Of(source, survey.Problems, survey.ProblemCount, survey.FilesPassedOver);
        return survey;
    }
}
