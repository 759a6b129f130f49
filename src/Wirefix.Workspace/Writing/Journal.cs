using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Workspace.Writing;

/// <summary>
/// The files that a write is about, as <c>.wirefix/apply.staging</c> while their contents are put down, and by one rename
/// as <c>.wirefix/apply.journal</c> from the moment when the write counts.
/// </summary>
internal sealed class Journal(string root)
{
    private readonly string _folder = Path.Combine(root, ".wirefix");

    /// <summary>Whether every content has been put down.</summary>
    public bool IsSealed => File.Exists(Sealed);

    private string Sealed => Path.Combine(_folder, "apply.journal");

    private string Unsealed => Path.Combine(_folder, "apply.staging");

    /// <summary>Names the files, before anything is written.</summary>
    public void Open(ImmutableArray<string> paths)
    {
        Directory.CreateDirectory(_folder);
        using var stream = new FileStream(Unsealed, FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(stream, paths.Select(path => Path.GetRelativePath(root, path)));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>From here on the write is to be completed, whatever happens.</summary>
    public void Seal() => File.Move(Unsealed, Sealed, overwrite: true);

    /// <summary>The full paths of the files; none without a journal.</summary>
    /// <exception cref="TreeWriteException">The journal cannot be read, or names a file outside the tree.</exception>
    public ImmutableArray<string> Paths()
    {
        var file = IsSealed ? Sealed : Unsealed;
        if (!File.Exists(file))
            return [];

        try
        {
            var names = JsonSerializer.Deserialize<string[]>(File.ReadAllText(file)) ?? [];
            return [.. names.Select(name => TreePaths.Resolve(root, name))];
        }
        catch (JsonException) when (!IsSealed)
        {
            // The run died while it wrote the names: nothing else was there yet.
            return [];
        }
        catch (JsonException exception)
        {
            throw new TreeWriteException($"{file}: expected a list of files, found something else: {exception.Message} Delete it and run again.", exception);
        }
    }

    /// <summary>Ends the write. The folder goes too where nothing else is in it.</summary>
    public void Remove()
    {
        if (!Directory.Exists(_folder))
            return;

        File.Delete(Unsealed);
        File.Delete(Sealed);
        if (!Directory.EnumerateFileSystemEntries(_folder).Any())
            Directory.Delete(_folder);
    }
}
