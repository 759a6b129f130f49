using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Wirefix.Cli.Serving;

/// <summary>A call of a tool that is being answered: what it is doing goes to the client that called, in order.</summary>
internal sealed class McpCall(McpServer server, ProgressToken? token)
{
    private static readonly AsyncLocal<McpCall?> Running = new();

    private readonly Lock _order = new();
    private int _steps;
    private Task _told = Task.CompletedTask;

    /// <summary>The call that the code runs for; null outside of one.</summary>
    public static McpCall? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    /// <summary>The server that was called.</summary>
    public McpServer Server => server;

    /// <summary>Tells the client a step, where it asked to be told.</summary>
    public void Tell(string step)
    {
        if (token is not { } asked)
            return;
        lock (_order)
        {
            var value = new ProgressNotificationValue { Progress = ++_steps, Message = step };
            _told = _told.ContinueWith(
                _ => server.NotifyProgressAsync(asked, value, cancellationToken: CancellationToken.None), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }
    }

    /// <summary>Waits until the client was told all steps; one that is gone is not waited for.</summary>
    public Task ToldAsync() => _told.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
