namespace Wirefix.Labels.Reporting;

/// <summary>What an index is made of in a code base, copied to temp, so that its folder stays as it is.</summary>
public sealed class CopiedTree : IDisposable
{
    private static readonly string[] Read = [".cs", ".csproj", ".proto", ".json", ".yml", ".yaml"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-labels-");

    /// <summary>Copies the files of a folder.</summary>
    public CopiedTree(string source)
    {
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => Read.Contains(Path.GetExtension(file)));
        foreach (var file in files)
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
