using System.Security.Cryptography;

namespace Wirefix.Agent.Tests.Trees;

/// <summary>A copy of a sample as a user would have it: sources, solution and captures in a folder of its own.</summary>
public sealed class SampleTree : IDisposable
{
    private const string Sample = "Radar";
    private static readonly string[] LeftOut = ["bin", "obj", "recording", "capture-after", ".wirefix"];

    public SampleTree(string sample = Sample)
    {
        Path = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;
        var origin = OriginOf(sample);
        foreach (var file in FilesOf(origin))
            Write(file, File.ReadAllBytes(System.IO.Path.Combine(origin, file)));
    }

    /// <summary>The sample in the repository, found from the test's own output folder upwards.</summary>
    public static string Origin { get; } = OriginOf(Sample);

    public string Path { get; }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>The files by path with a digest of their content, without what a run leaves in a folder of its own.</summary>
    public SortedDictionary<string, string> Digests() => new(
        FilesOf(Path).ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(this[file])))),
        StringComparer.Ordinal);

    public string Read(string file) => File.ReadAllText(this[file]);

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], content);
    }

    /// <summary>Replaces a text that stands in a file; a text that does not is a defect of the test.</summary>
    public void Replace(string file, string text, string by)
    {
        var content = Read(file);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(this[file], content.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Renames every file and folder, and rewrites every file's text.</summary>
    public void Rename(Func<string, string> rename)
    {
        var files = FilesOf(Path).ToDictionary(file => file, Read);
        Directory.Delete(Path, recursive: true);
        foreach (var (file, text) in files)
            Write(rename(file), System.Text.Encoding.UTF8.GetBytes(rename(text)));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static IEnumerable<string> FilesOf(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(root, file))
            .Where(file => !file.Split(System.IO.Path.DirectorySeparatorChar).Any(LeftOut.Contains));

    private static string OriginOf(string sample) => System.IO.Path.Combine(Repository(AppContext.BaseDirectory), "samples", sample);

    private static string Repository(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Analyzers.sln")) ? folder : Repository(System.IO.Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
