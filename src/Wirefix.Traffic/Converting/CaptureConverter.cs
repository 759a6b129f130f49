using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Converting;

/// <summary>Turns captures of any format into one of a chosen format, exchange by exchange, so that their size does not matter.</summary>
public static class CaptureConverter
{
    /// <summary>
    /// Reads the source twice: once to judge what its stamps can carry, once to write. Exchanges come in the order of the files;
    /// one that stands in several of them is written where it comes first. Standard input is kept in a file that is gone
    /// afterwards.
    /// </summary>
    /// <exception cref="CaptureException">A path does not exist, or nothing can be read as an exchange.</exception>
    public static Conversion Convert(CaptureSource source, IExchangeWriter writer, CancellationToken cancellationToken = default)
    {
        using var repeated = new RepeatedSource(source);
        var timings = new TimingPass();
        CaptureSources.Read(repeated.Again(), timings, cancellationToken);
        var writing = new WritingPass(new Intake(source.Redactor, WritingPass.MostUnfolded), timings.Judge, writer);
        CaptureSources.Read(repeated.Again(), writing, cancellationToken);
        writer.End();
        return writing.Exchanges > 0 ? writing.Result() : throw writing.Unreadable(source);
    }
}
