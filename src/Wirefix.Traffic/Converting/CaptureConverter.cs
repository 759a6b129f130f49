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
        using var spooled = Spool(source.StandardInput);
        var timings = new TimingPass();
        CaptureSources.Read(Again(source, spooled), timings, cancellationToken);
        var writing = new WritingPass(new Intake(source.Redactor, WritingPass.MostUnfolded), timings.Judge, writer);
        CaptureSources.Read(Again(source, spooled), writing, cancellationToken);
        writer.End();
        return writing.Exchanges > 0 ? writing.Result() : throw writing.Unreadable(source);
    }

    private static FileStream? Spool(Stream? input)
    {
        if (input is null)
            return null;
        var spooled = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        input.CopyTo(spooled);
        return spooled;
    }

    private static CaptureSource Again(CaptureSource source, FileStream? spooled)
    {
        spooled?.Seek(0, SeekOrigin.Begin);
        return source with { StandardInput = spooled };
    }
}
