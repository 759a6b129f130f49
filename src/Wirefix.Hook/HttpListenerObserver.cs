using System.Diagnostics;

namespace Wirefix.Hook;

/// <summary>Waits for the diagnostic source of <c>System.Net.Http</c> to appear and passes its requests on.</summary>
internal sealed class HttpListenerObserver(OutboundRedirect redirect) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Activity = "System.Net.Http.HttpRequestOut";
    private const string Start = Activity + ".Start";
    private const string Stop = Activity + ".Stop";

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            value.Subscribe(this, static name => name is Activity or Start or Stop);
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            // The payloads are private types of the runtime; their property is the documented part.
            if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is not HttpRequestMessage request)
                return;
            if (value.Key == Start)
                redirect.Apply(request);
            else if (value.Key == Stop)
                redirect.Restore(request);
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
}
