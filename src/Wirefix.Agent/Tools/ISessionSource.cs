using System.Collections.Immutable;

namespace Wirefix.Agent.Tools;

/// <summary>Where tools get the session from that they work on.</summary>
internal interface ISessionSource
{
    /// <summary>The parts of <see cref="SessionPaths"/> that are settled, in small letters: an agent is not asked for them.</summary>
    ImmutableArray<string> Settled { get; }

    /// <summary>The session.</summary>
    /// <exception cref="ToolException">There is none yet.</exception>
    Task<FixSession> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>The session that an agent asks for; the current one where it does not say.</summary>
    /// <exception cref="ToolException">It does not say enough.</exception>
    Task<FixSession> OpenAsync(SessionPaths paths, CancellationToken cancellationToken);

    /// <summary>What an agent has to know of a reproduced fault that it was not told yet, as Markdown.</summary>
    string Introduction(FixSession session);
}
