namespace Wirefix.Traffic.Formats;

/// <summary>Finds the files below a folder. Symbolic links are not followed, and what a run has not finished writing is no capture.</summary>
internal static class CaptureFolder
{
    private const int DeepestFolder = 16;

    private const int MostFiles = 200_000;

    /// <summary>The files in ordinal order of their paths; a folder that cannot be looked into is told of.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="addProblem">Takes the path of a folder that was left out, and why.</param>
    public static string[] FilesOf(string folder, Action<string, string> addProblem)
    {
        var files = FilesBelow(new DirectoryInfo(folder), 0, addProblem).Take(MostFiles + 1).Order(StringComparer.Ordinal).ToArray();
        return files.Length <= MostFiles
            ? files
            : throw new CaptureException(folder, $"more than {MostFiles:N0} files", "Name the folder of one recording.");
    }

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder, int depth, Action<string, string> addProblem)
    {
        foreach (var entry in EntriesOf(folder, depth, addProblem))
        {
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                continue;
            if (entry is DirectoryInfo inner)
            {
                foreach (var file in FilesBelow(inner, depth + 1, addProblem))
                    yield return file;
            }
            else if (entry.Extension != CaptureSource.UnfinishedExtension)
            {
                yield return entry.FullName;
            }
        }
    }

    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder, int depth, Action<string, string> addProblem)
    {
        if (depth > DeepestFolder)
        {
            addProblem(folder.FullName, $"expected at most {DeepestFolder} folders within each other, found more; what is below is left out");
            return [];
        }

        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            addProblem(folder.FullName, $"expected a folder that can be read, found: {SystemMessage.Of(denied)} Check who may read it");
            return [];
        }
    }
}
