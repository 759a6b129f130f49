namespace Wirefix.Corpus.Staging;

/// <summary>
/// Holds arrivals until as many are there as are waited for, or patience has run out: a delay of an upstream is a legal schedule,
/// and a service that takes turns never sends the second one.
/// </summary>
public sealed class Rendezvous(int parties, TimeSpan patience)
{
    private readonly Lock _gate = new();

    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _arrived;

    /// <summary>Waits for the others; then the next round begins.</summary>
    public async Task ArriveAsync()
    {
        TaskCompletionSource mine;
        lock (_gate)
        {
            mine = _all;
            if (++_arrived == parties)
                Open();
        }

        await Task.WhenAny(mine.Task, Task.Delay(patience));
        lock (_gate)
        {
            if (ReferenceEquals(mine, _all))
                Open();
        }
    }

    private void Open()
    {
        _all.SetResult();
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrived = 0;
    }
}
