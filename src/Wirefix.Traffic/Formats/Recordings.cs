using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Numbers the recordings that are read as one capture, by where their pairs stand. A file with several exchanges is a recording; pairs with
/// a file each lie in a folder for every host, and the folder above those is the recording, within the path that was named. Above all of them
/// is what was read.
/// </summary>
/// <param name="paths">The paths that are read; with several the names of files begin with theirs.</param>
internal sealed class Recordings(ImmutableArray<string> paths)
{
    /// <summary>All that was read.</summary>
    public const int Whole = 0;

    private readonly string[] _roots = paths.Length > 1 ? [.. paths.Select(path => path.Replace('\\', '/').TrimEnd('/') + '/')] : [];

    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _folders = new(StringComparer.Ordinal);

    private readonly List<int> _above = [Whole];

    /// <summary>The number of the recording that an entry is of.</summary>
    public int Of(in EntryPlace place)
    {
        if (place.Kind is null)
            return OfFolder(place.File);
        if (!_files.TryGetValue(place.File, out var number))
            _files.Add(place.File, number = Number(OfFolder(place.File)));
        return number;
    }

    /// <summary>The number of the recording that a pair is of.</summary>
    public int Of(RecordedPair pair) => Of(EntryPlace.Of(pair.Source));

    /// <summary>What a recording is a part of; that of the whole is itself.</summary>
    public int Above(int recording) => _above[recording];

    private int OfFolder(string file)
    {
        var folder = FolderOf(file);
        if (!_folders.TryGetValue(folder, out var number))
            _folders.Add(folder, number = Number(Whole));
        return number;
    }

    private int Number(int above)
    {
        _above.Add(above);
        return _above.Count - 1;
    }

    private string FolderOf(string file)
    {
        var root = RootOf(file);
        var hosts = FolderAbove(FolderAbove(file));
        return hosts.Length > root.Length ? hosts : root;
    }

    // A file that was named itself lies where its neighbours do.
    private string RootOf(string file) => _roots.Where(root => file.StartsWith(root, StringComparison.Ordinal)).MaxBy(root => root.Length) ?? "";

    private static string FolderAbove(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
