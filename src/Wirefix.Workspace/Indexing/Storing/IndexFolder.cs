using System.Collections.Immutable;
using Wirefix.Workspace.Writing;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>
/// Keeps the index of a tree in <c>.wirefix/index</c>. The file is replaced as a whole, so who reads it finds the old one or the
/// new one, whoever else runs and whenever a run is killed.
/// </summary>
internal sealed class IndexFolder(string root)
{
    private const string Name = "index";
    private const string FileName = "wires.bin";

    private string Store => Path.Combine(root, ".wirefix", Name, FileName);

    /// <summary>The files as they were stored, and what is wrong with the store; no files where there is none that can be used.</summary>
    public (ImmutableArray<IndexedFile> Files, string? Problem) Load()
    {
        try
        {
            return (IndexFormat.Read(File.ReadAllBytes(Store)) ?? [], null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or UnauthorizedAccessException)
        {
            return ([], $"{Store}: expected a stored wire index, found a damaged one ({e.Message.TrimEnd('.')}); it is made anew.");
        }
    }

    /// <summary>Stores the files; says why where it cannot.</summary>
    public string? Save(ImmutableArray<IndexedFile> files)
    {
        try
        {
            var folder = WirefixFolder.Create(root, Name);
            using var turn = Turn(Path.Combine(folder, "lock"));
            if (turn is null)
                return null;

            // The turn is ours alone, so what stands here is what a killed run left.
            var next = Path.Combine(folder, $"{FileName}.next");
            File.WriteAllBytes(next, IndexFormat.Write(files));
            File.Move(next, Store, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Store}: expected to store the wire index, found: {e.Message.TrimEnd('.')}; " +
                "the answer is whole, the next run will be slower.";
        }
    }

    // The system lets go of the lock when its holder dies. Who finds it held leaves the writing to the holder, who saw the same tree.
    private static FileStream? Turn(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
