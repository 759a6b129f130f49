using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Converting;

/// <summary>Turns captures of any format into one of a chosen format, exchange by exchange, so that their size does not matter.</summary>
public static class CaptureConverter
{
    /// <summary>
    /// Reads the source twice: once to judge what its stamps can carry, once to write. Exchanges come in the order of the files,
    /// whatever the order of the paths; one that stands in several of them is written where it comes first. Standard input is kept in a file that is gone
    /// afterwards.
    /// </summary>
    /// <exception cref="CaptureException">A path does not exist, or nothing can be read as an exchange.</exception>
    public static Conversion Convert(CaptureSource source, IExchangeWriter writer, CancellationToken cancellationToken = default)
    {
        using var repeated = new RepeatedSource(source);
        var recordings = new Recordings(source.Paths);
        var judge = new TimingJudge(recordings);
        CaptureSources.Read(repeated.Again(), new TimingPass(recordings, judge), cancellationToken);
        var writing = new WritingPass(new Intake(source.Redactor, WritingPass.MostUnfolded), recordings, judge, writer);
        CaptureSources.Read(repeated.Again(), writing, cancellationToken);
        writer.End();
        return writing.Exchanges > 0 ? writing.Result() : throw writing.Unreadable(source);
    }

    /// <summary>
    /// Writes RRPair JSON lines, redacted, while somebody is still sending them: each as soon as its line is whole, so that no more
    /// than one is lost when the sender or we stop. What their stamps can carry the lines must say themselves, as Wirefix's own do.
    /// </summary>
    /// <param name="lines">The lines; they are read to their end.</param>
    /// <param name="name">What the problems call the sender.</param>
    /// <param name="redactor">Replaces secrets.</param>
    /// <param name="writer">Takes the exchanges; its end is the caller's business.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    public static Conversion Follow(Stream lines, string name, Redactor redactor, IExchangeWriter writer, CancellationToken cancellationToken = default)
    {
        var recordings = new Recordings([]);
        var writing = new WritingPass(new Intake(redactor, WritingPass.MostUnfolded), recordings, new TimingJudge(recordings), writer);
        JsonLines.Read(lines, name, writing, cancellationToken);
        return writing.Result();
    }
}
