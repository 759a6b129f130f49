using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Indexing.Storing;

namespace Wirefix.Workspace.Indexing;

/// <summary>Makes the wire index of a tree, and keeps it beside the code so that the next time only changes are read.</summary>
public static class WireIndexer
{
    private static readonly ImmutableHashSet<string> Solutions =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, ".sln", ".slnx", ".slnf", ".csproj");

    /// <summary>The index of a tree as it is now. MSBuild is not loaded, and nothing of the tree is run.</summary>
    /// <param name="tree">A folder, or a <c>.sln</c>, <c>.slnx</c>, <c>.slnf</c> or <c>.csproj</c>, which stands for its folder.</param>
    /// <param name="ct">Ends the reading; what was stored before stays.</param>
    /// <exception cref="WorkspaceException">There is no such tree, or no C# in it.</exception>
    public static WireIndex Refresh(string tree, CancellationToken ct)
    {
        var root = RootOf(Path.GetFullPath(tree));
        var folder = new IndexFolder(root);
        var (known, damage) = folder.Load();
        var walked = SourceTree.Walk(root, ct);
        if (!walked.Files.Any(file => SourceKind.IsCode(file.Path)))
            throw new WorkspaceException($"{root}: expected C# files, found none; name the folder that holds the service's code.");

        var read = Read(root, walked, known, ct);
        ImmutableArray<IndexedFile> files = [.. read.Select(reading => reading.File).OfType<IndexedFile>()];
        var unsaved = files.AsEnumerable().SequenceEqual(known, ReferenceEqualityComparer.Instance) ? null : folder.Save(files);
        string?[] problems = [damage, unsaved, .. walked.Problems, .. read.Select(reading => reading.Problem)];
        var tables = new TreeTables(files);
        return new WireIndex(root, tables, TreeJoin.Close(files, tables), [.. problems.OfType<string>()]);
    }

    private static ImmutableArray<SourceReading> Read(
        string root, SourceTree walked, ImmutableArray<IndexedFile> known, CancellationToken ct)
    {
        var byPath = known.ToDictionary(file => file.Path);
        return
        [
            .. walked.Files.AsParallel().AsOrdered().WithCancellation(ct)
                .Select(stamp => SourceReading.Refresh(root, stamp, byPath.GetValueOrDefault(stamp.Path), ct)),
        ];
    }

    private static string RootOf(string path)
    {
        if (Directory.Exists(path))
            return path;
        if (!File.Exists(path))
            throw Unusable(path, "no such file", "check the path");
        return Solutions.Contains(Path.GetExtension(path))
            ? Path.GetDirectoryName(path)!
            : throw Unusable(path, $"a '{Path.GetExtension(path)}' file", "name the folder that holds it");
    }

    private static WorkspaceException Unusable(string path, string found, string advice) =>
        new($"{path}: expected a folder, or a .sln, .slnx, .slnf or .csproj, found {found}; {advice}.");
}
