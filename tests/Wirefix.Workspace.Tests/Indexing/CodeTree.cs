using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>A tree of code on disk that is removed in the end.</summary>
internal sealed class CodeTree : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("wirefix-index-").FullName;

    public string Store => this[".wirefix/index/wires.bin"];

    public string this[string path] => Path.Combine(Root, path);

    public CodeTree Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    public WireIndex Refresh() => WireIndexer.Refresh(Root, CancellationToken.None);

    /// <summary>The files and lines that hold a name, best first.</summary>
    public string[] Find(string name) =>
        [.. WireSearch.Find(Refresh(), new WireQuery(name)).Select(found => $"{found.File}:{found.Place.Line}")];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
