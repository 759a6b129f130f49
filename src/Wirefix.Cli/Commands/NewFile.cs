using Wirefix.Agent;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Commands;

/// <summary>A file that a command writes: whole or not at all, and over another one only where that is asked for.</summary>
internal static class NewFile
{
    /// <summary>The path, when there may be a new file.</summary>
    /// <exception cref="PreconditionException">Something is there already.</exception>
    public static string At(string path, bool force) => Directory.Exists(path)
        ? throw new PreconditionException($"{path}: expected a file to write, found a folder of that name. Name another.")
        : File.Exists(path) && !force
            ? throw new PreconditionException($"{path}: expected a new file, found one that is there. Name another, or write over it with --force.")
            : path;

    /// <summary>Writes beside the path and moves the result over it, so that a stopped run leaves no half of a file.</summary>
    /// <exception cref="PreconditionException">There cannot be a file, or it cannot be written to its end.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new PreconditionException($"{path}: expected a folder to write it into, found none. Make it, or name another file.");
        var unfinished = $"{path}.{Path.GetRandomFileName()}{CaptureSource.UnfinishedExtension}";
        try
        {
            T result;
            using (var file = File.Create(unfinished))
                result = write(file);
            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            var found = SystemMessage.Of(denied).Replace(unfinished, path, StringComparison.Ordinal);
            throw new PreconditionException($"{path}: expected a file that can be written, found: {found} Nothing was left there; name another place, or make room.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
