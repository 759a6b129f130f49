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

    /// <summary>The session with a plan.</summary>
    /// <exception cref="ToolException">The fault was not reproduced, or not yet.</exception>
    async Task<FixSession> ReproducedAsync(CancellationToken cancellationToken)
    {
        var session = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        return session.Planned switch
        {
            null => throw new ToolException("a fix is judged by the number that the fault moves; call reproduce() first."),
            { Refusal: { } refusal } => throw new ToolException($"the fault was not reproduced, so no fix is asked for: {refusal}"),
            _ => session,
        };
    }

    /// <summary>What an agent has to know of a reproduced fault that it was not told yet, as Markdown.</summary>
    string Introduction(FixSession session);
}
