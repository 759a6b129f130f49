using System.Collections;
using Wirefix.Replay.Processes;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay;

/// <summary>The environment of what runs code that a proposal may have changed, or that a stranger wrote.</summary>
public static class Confinement
{
    // Hexadecimal, as the runtime reads it: 4 GiB of managed memory.
    private const string MostMemory = "100000000";

    private static readonly KeyValuePair<string, string?> Memory = new("DOTNET_GCHeapHardLimit", MostMemory);

    /// <summary>What a service and tests start with: nothing that looks like a secret of the user's, and with bounded memory.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Variables => [.. HeldBack([]), Memory];

    /// <summary>What tests start with beside that: HTTP clients reach this machine alone. The port is the discard service's, where nobody listens.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Offline => ChildEnvironment.Proxied("http://127.0.0.1:9");

    /// <summary>Takes away, by null, every inherited variable that looks like a secret, but for those that are passed on by name.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> HeldBack(IReadOnlyCollection<string> passed) => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(entry => (Name: (string)entry.Key, Value: (string?)entry.Value ?? ""))
        .Where(variable => !passed.Contains(variable.Name) && SecretVariables.Contains(variable.Name, variable.Value))
        .Select(variable => KeyValuePair.Create(variable.Name, (string?)null));
}
