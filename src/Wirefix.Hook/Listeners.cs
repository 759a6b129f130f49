using System.Diagnostics;

namespace Wirefix.Hook;

/// <summary>Waits for the diagnostic sources of the process to appear, and subscribes to those that have an observer here.</summary>
/// <param name="observers">An observer for each name of a source; it is made when the source is there.</param>
internal sealed class Listeners(IReadOnlyDictionary<string, Func<EventObserver>> observers) : IObserver<DiagnosticListener>
{
    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (!observers.TryGetValue(value.Name, out var make))
            return;
        try
        {
            var observer = make();
            value.Subscribe(observer, observer.IsWanted);
        }
        catch (Exception exception)
        {
            // It is the service that makes its source here.
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
}
