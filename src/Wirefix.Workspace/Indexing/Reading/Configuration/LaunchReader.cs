namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads from <c>launchSettings.json</c> the addresses that a project listens on, and those in its environment.</summary>
internal static class LaunchReader
{
    /// <summary>The addresses of all profiles.</summary>
    /// <exception cref="InvalidDataException">The text is no JSON.</exception>
    public static IEnumerable<FileLink> Read(string text) => JsonLeaves.Read(text).SelectMany(Told).Distinct();

    private static IEnumerable<FileLink> Told(Leaf leaf)
    {
        if (leaf.Path is ["profiles", _, "environmentVariables", var name])
            return SettingsReader.Variable("", name, leaf.Value);
        return leaf.Path is [.., "applicationUrl"]
            ? leaf.Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(url => new FileLink(LinkKind.ListensOn, "", "", url))
            : [];
    }
}
