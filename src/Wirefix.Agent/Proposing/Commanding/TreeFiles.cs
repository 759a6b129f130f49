using System.Collections.Immutable;
using System.Security.Cryptography;
using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>What stands in a copied tree beside what builds leave: files with a digest of their content, and links, which are not followed.</summary>
/// <param name="Entries">By path relative to the tree.</param>
internal sealed record TreeFiles(ImmutableSortedDictionary<string, string> Entries)
{
    private const string Link = "link";
    private const string Empty = "empty";

    /// <summary>What stands there now.</summary>
    public static TreeFiles Of(WorkingCopy copy) => new(
        Walk(new DirectoryInfo(copy.Tree)).ToImmutableSortedDictionary(entry => Path.GetRelativePath(copy.Tree, entry.FullName), DigestOf, StringComparer.Ordinal));

    /// <summary>Whether a link stands at a path.</summary>
    public bool IsLink(string path) => Entries.GetValueOrDefault(path) == Link;

    /// <summary>The paths whose entry is another one, or which only one of both has, in order.</summary>
    public IEnumerable<string> DifferentFrom(TreeFiles other) =>
        Entries.Keys.Union(other.Entries.Keys).Where(path => Entries.GetValueOrDefault(path) != other.Entries.GetValueOrDefault(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<FileSystemInfo> Walk(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is not DirectoryInfo below || entry.LinkTarget is not null)
                yield return entry;
            else if (!WorkingCopy.IsLeftOut(entry.Name))
            {
                foreach (var inside in Walk(below))
                    yield return inside;
            }
        }
    }

    // A pipe or a device is as long as an empty file, and is never opened.
    private static string DigestOf(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            return Link;
        if (((FileInfo)entry).Length == 0)
            return Empty;
        using var stream = File.OpenRead(entry.FullName);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
