namespace Wirefix.Hook;

/// <summary>Takes the events of one diagnostic source, and keeps its own errors from the service.</summary>
internal abstract class EventObserver : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Whether the source should make the event at all.</summary>
    public abstract bool IsWanted(string name);

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            Take(value.Key, value.Value);
        }
        catch (Exception exception)
        {
            Complaint.Once(exception);
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <summary>Takes an event.</summary>
    protected abstract void Take(string name, object? payload);
}
