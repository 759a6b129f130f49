using Wirefix.Agent;

namespace Wirefix.Cli.Commands;

/// <summary>A file that a command writes: whole or not at all, and over another one only where that is asked for.</summary>
internal static class NewFile
{
    /// <summary>The path, when there may be a new file.</summary>
    /// <exception cref="PreconditionException">Something is there already.</exception>
    public static string At(string path, bool force) => Directory.Exists(path) || (File.Exists(path) && !force)
        ? throw new PreconditionException($"{path}: expected a new file, found one that is there. Name another, or write over it with --force.")
        : path;

    /// <summary>Writes beside the path and moves the result over it, so that a stopped run leaves no half of a file.</summary>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            T result;
            using (var file = File.Create(unfinished))
                result = write(file);
            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
