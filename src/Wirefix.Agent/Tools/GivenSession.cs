using System.Collections.Immutable;

namespace Wirefix.Agent.Tools;

/// <summary>A session that somebody else opened and ends, and has told the agent of.</summary>
internal sealed class GivenSession(FixSession session) : ISessionSource
{
    /// <inheritdoc/>
    public ImmutableArray<string> Settled => ["solution", "capture", "alert"];

    /// <inheritdoc/>
    public Task<FixSession> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(session);

    /// <inheritdoc/>
    public Task<FixSession> OpenAsync(SessionPaths paths, CancellationToken cancellationToken) => Task.FromResult(session);

    /// <inheritdoc/>
    public string Introduction(FixSession session) => "";
}
