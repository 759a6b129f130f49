using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>Which files are read, and how.</summary>
internal static class SourceKind
{
    /// <summary>Whether a file holds C#.</summary>
    public static bool IsCode(string path) => Ends(path, ".cs");

    /// <summary>Whether a file of this name tells anything.</summary>
    public static bool IsRead(string path) => IsCode(path) || Ends(path, ".csproj");

    /// <summary>What a file tells; any text is read.</summary>
    public static FileContent Read(string path, string text, CancellationToken ct) =>
        IsCode(path) ? CodeReader.Read(text, ct) : ProjectReader.Read(text);

    private static bool Ends(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
