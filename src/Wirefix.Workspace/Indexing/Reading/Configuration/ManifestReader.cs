namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads services and their addresses from docker compose files and Kubernetes manifests.</summary>
internal static class ManifestReader
{
    /// <summary>What a YAML file tells; nothing where it is another one, or a template that only its tool can read.</summary>
    /// <exception cref="InvalidDataException">The text is no YAML.</exception>
    public static IEnumerable<FileLink> Read(string path, string text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isCompose = name.Contains("compose", StringComparison.OrdinalIgnoreCase);
        if (text.Contains("{{", StringComparison.Ordinal) || !(isCompose || IsManifest(text)))
            return [];
        return YamlLeaves.Read(text).SelectMany(document => isCompose ? ComposeReader.Read(document) : KubernetesReader.Read(document));
    }

    private static bool IsManifest(string text) =>
        text.Contains("apiVersion:", StringComparison.Ordinal) && text.Contains("kind:", StringComparison.Ordinal);
}
