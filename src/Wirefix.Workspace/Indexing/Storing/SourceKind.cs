using Wirefix.Workspace.Indexing.Reading;
using Wirefix.Workspace.Indexing.Reading.Configuration;
using Wirefix.Workspace.Indexing.Reading.Protobuf;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>Which files are read, and how.</summary>
internal static class SourceKind
{
    /// <summary>Whether a file holds C#.</summary>
    public static bool IsCode(string path) => Ends(path, ".cs");

    /// <summary>Whether a file of this name tells anything.</summary>
    public static bool IsRead(string path) =>
        IsCode(path) || Ends(path, ".csproj") || Ends(path, ".proto") || IsSettings(path) || IsLaunch(path) || Ends(path, ".yml") || Ends(path, ".yaml");

    /// <summary>What a file tells.</summary>
    /// <exception cref="InvalidDataException">A file of configuration is broken, or code is nested too deep; the message says what was expected and found.</exception>
    public static FileContent Read(string path, string text, CancellationToken ct)
    {
        if (IsCode(path))
            return CodeReader.Read(text, ct);
        if (Ends(path, ".csproj"))
            return ProjectReader.Read(text);
        if (Ends(path, ".proto"))
            return ProtoReader.Read(text);
        if (IsSettings(path))
            return new FileContent([], [.. SettingsReader.Read(text)]);
        if (IsLaunch(path))
            return new FileContent([], [.. LaunchReader.Read(text)]);
        return new FileContent([], [.. ManifestReader.Read(path, text)]);
    }

    private static bool IsSettings(string path) => Name(path).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && Ends(path, ".json");

    private static bool IsLaunch(string path) => Name(path).Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase);

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool Ends(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
