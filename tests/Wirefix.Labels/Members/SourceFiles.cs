using System.Collections.Immutable;

namespace Wirefix.Labels.Members;

/// <summary>The C# files of a tree, read.</summary>
public static class SourceFiles
{
    /// <summary>Reads the files at these paths below a folder.</summary>
    public static ImmutableArray<SourceFile> Read(string root, IEnumerable<string> paths) =>
        [.. paths.AsParallel().AsOrdered().Select(path => Read(root, path))];

    private static SourceFile Read(string root, string path)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        return new SourceFile(path, text, DeclaredMembers.Of(text));
    }
}
