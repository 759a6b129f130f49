using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>Says why nothing could be read.</summary>
internal static class Unreadable
{
    private const string OtherFolder = "Name the folder that the recording was written to.";

    /// <summary>The refusal of a source in which no exchange was found.</summary>
    public static CaptureException Of(CaptureSource source, ImmutableArray<CaptureProblem> problems, int problemCount, int filesPassedOver)
    {
        var path = string.Join(", ", source.Paths);
        if (problems is [var first, ..])
        {
            var more = problemCount == 1 ? "" : $"; and {problemCount - 1} more";
            var advice = problemCount == 1 ? "Record it again, or repair the file." : "Record it again, or repair the files.";
            return new CaptureException(path, $"no exchange that could be read ({first.Where}: {first.What}{more})", advice);
        }

        if (filesPassedOver == 0)
            return OfNothing(path, source);
        return source.Paths is [var only] && !Directory.Exists(only)
            ? OfOneFile(only, source)
            : new CaptureException(path, $"{Quantity.Of(filesPassedOver, "file")}, none of them a capture", OtherFolder);
    }

    // No file at all, or captures that hold nothing.
    private static CaptureException OfNothing(string path, CaptureSource source) => source.Paths.Any(HasFiles)
        ? new CaptureException(path, "a capture without any exchange", "Record while the service is called.")
        : new CaptureException(path, "no file in it, and symbolic links are not followed", OtherFolder);

    private static bool HasFiles(string path) =>
        path == CaptureSource.StandardInputPath || File.Exists(path) || CaptureFolder.FilesOf(path, (_, _) => { }).Length > 0;

    // What was read from standard input is gone.
    private static CaptureException OfOneFile(string path, CaptureSource source) => path == CaptureSource.StandardInputPath
        ? new CaptureException(path, "something else on standard input", "Pipe a recording into it, or name a file or folder.")
        : new CaptureException(path, new Intake(source.Redactor, 0).Said(DescribeFile(path)), "Name a recording.");

    private static string DescribeFile(string path)
    {
        // A named pipe has no length, and opening it would wait for ever.
        if (new FileInfo(path).Length == 0)
            return "an empty file, or a pipe, which is read as standard input (-)";
        using var file = File.OpenRead(path);
        return CaptureFile.Describe(file);
    }
}
