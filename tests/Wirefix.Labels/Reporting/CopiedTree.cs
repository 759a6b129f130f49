namespace Wirefix.Labels.Reporting;

/// <summary>The C# files of a code base, copied to temp, so that its folder stays as it is.</summary>
public sealed class CopiedTree : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-labels-");

    /// <summary>Copies the files of a folder.</summary>
    public CopiedTree(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder of the copy.</summary>
    public string Root => _folder.FullName;

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
