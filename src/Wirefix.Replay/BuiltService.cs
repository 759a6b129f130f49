using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A service that was built and can be started.</summary>
/// <param name="AssemblyPath">The full path of its entry assembly (<c>.dll</c>).</param>
/// <param name="WorkingDirectory">The folder to start it in, where its <c>appsettings.json</c> lies.</param>
public sealed record BuiltService(string AssemblyPath, string WorkingDirectory)
{
    /// <summary>Values that a harness holds as tokens alone (<see cref="ConfigurationOverrides.Secrets"/>), as environment variables.</summary>
    public ImmutableSortedDictionary<string, string> Secrets { get; init; } = Harness.NoOverrides;

    /// <summary>An existing folder for its temporary files, which one that is killed leaves there; null for the system's.</summary>
    public string? TemporaryFolder { get; init; }
}
