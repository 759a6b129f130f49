using Wirefix.Agent.Tools;

namespace Wirefix.Agent;

/// <summary>Has the steps of a session wait for each other. After its end none is taken, whoever waits.</summary>
internal sealed class Turns
{
    // Somebody may still wait for it after the end, so that it is not disposed of; without a wait handle it holds nothing.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isOver;

    /// <summary>Takes a step when it is its turn.</summary>
    /// <exception cref="ToolException">The session has ended.</exception>
    public async Task<T> TakeAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            RequireOpen();
            return await step().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends them after the step that is being taken.</summary>
    /// <param name="end">What the end does.</param>
    public async Task EndAsync(Action end)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            End();
            end();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends them now.</summary>
    public void End() => _isOver = true;

    /// <summary>Refuses what is asked for after the end.</summary>
    /// <exception cref="ToolException">The session has ended.</exception>
    public void RequireOpen()
    {
        if (_isOver)
            throw new ToolException("the session was replaced by another one while this call was answered; findings() tells of the one that is open now.");
    }
}
