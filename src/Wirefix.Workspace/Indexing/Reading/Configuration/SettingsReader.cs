using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads the addresses of <c>appsettings*.json</c>, and those that the environment gives in other files.</summary>
internal static partial class SettingsReader
{
    /// <summary>The addresses by their keys.</summary>
    /// <exception cref="InvalidDataException">The text is no JSON.</exception>
    public static IEnumerable<FileLink> Read(string text) => JsonLeaves.Read(text).SelectMany(leaf => Setting("", leaf.Key, leaf.Value));

    /// <summary>The address that a variable of the environment gives to a service; none where its value is no address.</summary>
    public static IEnumerable<FileLink> Variable(string service, string name, string value) =>
        Setting(service, name.Replace("__", ":", StringComparison.Ordinal), Default().Replace(value, "${default}"));

    private static IEnumerable<FileLink> Setting(string service, string key, string value) =>
        RequestAddress.IsAbsolute(value) && !value.Contains('$', StringComparison.Ordinal)
            ? [new FileLink(LinkKind.Setting, service, key, value)]
            : [];

    [GeneratedRegex(@"\$\{\w+:?-(?<default>[^{}]*)\}")]
    private static partial Regex Default();
}
