using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A service that is up while a harness is measured.</summary>
/// <param name="Name">The name under which it was recorded; empty where the capture holds one service and does not name it.</param>
/// <param name="Project">Its project file, relative to the root of the tree, with '/'.</param>
public sealed record StandingService(string Name, string Project)
{
    /// <summary>Configuration overrides, as environment variables of the service (<c>Section__Key</c>).</summary>
    public ImmutableSortedDictionary<string, string> Environment
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = Harness.NoOverrides;
}
