using System.Collections.Immutable;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tools;

/// <summary>The session of a server: opened when it is first asked for, of what its user named and what the agent names.</summary>
/// <param name="named">What the user named; the agent is not asked for it.</param>
/// <param name="request">Makes what a session is about from its paths.</param>
/// <param name="agent">The name of who proposes, which stands in the evidence.</param>
/// <param name="progress">Hears what is being done.</param>
public sealed class ServedSession(SessionPaths named, Func<SessionPaths, SessionRequest> request, string agent, IProgress<string> progress)
    : ISessionSource, IAsyncDisposable
{
    // What a pack takes of the agent's context; more of it can be asked for.
    private const int Budget = 4_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private FixSession? _session;
    private SessionPaths? _paths;
    private bool _isEnded;

    ImmutableArray<string> ISessionSource.Settled =>
    [
        .. named.Solution is null ? Array.Empty<string>() : ["solution"],
        .. named.Capture.IsEmpty ? Array.Empty<string>() : ["capture"],
        .. named.Alert is null && (named.Solution is null || named.Capture.IsEmpty) ? Array.Empty<string>() : ["alert"],
    ];

    Task<FixSession> ISessionSource.CurrentAsync(CancellationToken cancellationToken) => OpenedAsync(new SessionPaths(null, [], null), cancellationToken);

    Task<FixSession> ISessionSource.OpenAsync(SessionPaths paths, CancellationToken cancellationToken) => OpenedAsync(paths, cancellationToken);

    string ISessionSource.Introduction(FixSession session) => ContextMarkdown.Of(session.Context(Budget));

    /// <summary>Ends the session, after what it is doing; its working copy is removed. No other one is opened.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _isEnded = true;
        if (_session is not null)
            await _session.EndAsync().ConfigureAwait(false);
        _session = null;
        _turn.Release();
    }

    private async Task<FixSession> OpenedAsync(SessionPaths asked, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isEnded)
                throw new ToolException("the server has ended.");
            var paths = Merged(asked);
            if (_session is not null && Same(paths, _paths!))
                return _session;
            var opened = await FixSession.OpenAsync(request(Complete(paths)), agent, progress, cancellationToken).ConfigureAwait(false);
            if (_session is not null)
                await _session.EndAsync().ConfigureAwait(false);
            (_session, _paths) = (opened, paths);
            return opened;
        }
        finally
        {
            _turn.Release();
        }
    }

    // What the user named holds; then what is asked for; then what is open.
    private SessionPaths Merged(SessionPaths asked) => new(
        named.Solution ?? asked.Solution ?? _paths?.Solution,
        Named(named.Capture, asked.Capture, _paths?.Capture ?? []),
        named.Alert ?? asked.Alert ?? (asked.Capture.IsEmpty ? _paths?.Alert : null));

    private static ImmutableArray<string> Named(params ImmutableArray<ImmutableArray<string>> captures) =>
        captures.FirstOrDefault(capture => !capture.IsEmpty, []);

    private static SessionPaths Complete(SessionPaths paths) => paths.Solution is null || paths.Capture.IsEmpty
        ? throw new ToolException($"no {(paths.Solution is null ? "solution" : "capture")} is open; call findings(solution, capture) first.")
        : paths;

    private static bool Same(SessionPaths one, SessionPaths other) =>
        one.Solution == other.Solution && one.Alert == other.Alert && one.Capture.SequenceEqual(other.Capture);
}
