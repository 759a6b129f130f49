using System.Globalization;
using System.Security.Cryptography;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>Brings what is known of one file up to date.</summary>
/// <param name="File">The file as it is now; null where it cannot be read, so that the next run tries again.</param>
/// <param name="Problem">What is wrong with it, as a whole message; null where all is well.</param>
internal sealed record SourceReading(IndexedFile? File, string? Problem)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>What was known where the stamp or else the content is the same; otherwise the file is read.</summary>
    public static SourceReading Refresh(string root, FileStamp stamp, IndexedFile? known, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (known is not null && known.Stamp == stamp)
            return new SourceReading(known, known.Problem);
        if (stamp.Size > MostBytes)
            return Of(new IndexedFile(stamp, 0, IsGenerated: false, TooLarge(root, stamp), FileContent.Empty));

        // Nothing is in an empty file, and what only looks like one (a pipe) would keep its reader waiting.
        if (stamp.Size == 0)
            return Of(new IndexedFile(stamp, 0, IsGenerated: false, Problem: null, FileContent.Empty));
        try
        {
            return Of(Read(root, stamp, known, ct));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var found = e.Message.TrimEnd('.');
            return new SourceReading(null, $"{At(root, stamp)}: expected a file that can be read, found: {found}; it is not in the index.");
        }
    }

    private static SourceReading Of(IndexedFile file) => new(file, file.Problem);

    private static IndexedFile Read(string root, FileStamp stamp, IndexedFile? known, CancellationToken ct)
    {
        var bytes = System.IO.File.ReadAllBytes(At(root, stamp));
        var hash = BitConverter.ToUInt128(SHA256.HashData(bytes));
        if (known is not null && known.Hash == hash)
            return known with { Stamp = stamp };

        var text = SourceText.Decode(bytes);
        var problem = text.IsGuessed ? Guessed(root, stamp) : null;
        try
        {
            return new IndexedFile(stamp, hash, GeneratedCode.Is(stamp.Path, text.Text), problem, SourceKind.Read(stamp.Path, text.Text, ct));
        }
        catch (InvalidDataException broken)
        {
            var lost = SourceKind.IsCode(stamp.Path) ? "its names are" : "what it configures is";
            problem = $"{At(root, stamp)}: {broken.Message}; {lost} not in the index.";
            return new IndexedFile(stamp, hash, IsGenerated: false, problem, FileContent.Empty);
        }
    }

    private static string Guessed(string root, FileStamp stamp) =>
        $"{At(root, stamp)}: expected UTF-8 or a byte order mark, found neither; " +
        "it is read as Latin-1, and names with other letters are missed.";

    private static string TooLarge(string root, FileStamp stamp)
    {
        var found = (stamp.Size / (1024.0 * 1024)).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{At(root, stamp)}: expected at most 4 MB, found {found} MB; its names are not in the index.";
    }

    private static string At(string root, FileStamp stamp) => Path.Combine(root, stamp.Path);
}
