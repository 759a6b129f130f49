using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>Says why nothing could be read.</summary>
internal static class Unreadable
{
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
            return new CaptureException(path, "an empty folder", "Name the folder that the recording was written to.");
        if (source.Paths is [var only] && only != CaptureSource.StandardInputPath && !Directory.Exists(only))
            return new CaptureException(path, VisibleText.Of(source.Redactor.Redact(DescribeFile(only))), "Name a recording.");
        return new CaptureException(path, $"{filesPassedOver} files, none of them a capture", "Name the folder that the recording was written to.");
    }

    private static string DescribeFile(string path)
    {
        // A named pipe has no length, and opening it would wait for ever.
        if (new FileInfo(path).Length == 0)
            return "an empty file, or a pipe, which is read as standard input (-)";
        using var file = File.OpenRead(path);
        return CaptureFile.Describe(file);
    }
}
