namespace Wirefix.Hook;

/// <summary>Passes on the requests of <c>System.Net.Http</c>. What wraps others sees a request first and its end last.</summary>
/// <param name="watchers">From the outermost to the one nearest the wire.</param>
internal sealed class OutboundEvents(params IOutboundWatcher[] watchers) : EventObserver
{
    /// <summary>The name of the diagnostic source.</summary>
    public const string Source = "HttpHandlerDiagnosticListener";

    private const string Activity = "System.Net.Http.HttpRequestOut";
    private const string Start = Activity + ".Start";
    private const string Stop = Activity + ".Stop";
    private const string Failure = "System.Net.Http.Exception";

    /// <inheritdoc/>
    public override bool IsWanted(string name) => name is Activity or Start or Stop or Failure;

    /// <inheritdoc/>
    protected override void Take(string name, object? payload)
    {
        if (Part<HttpRequestMessage>(payload, "Request") is not { } request)
            return;
        switch (name)
        {
            case Start:
                Tell(watchers, watcher => watcher.Starting(request));
                break;
            case Failure when Part<Exception>(payload, "Exception") is { } reason:
                Tell(watchers, watcher => watcher.Failing(request, reason));
                break;
            case Stop:
                var response = Part<HttpResponseMessage>(payload, "Response");
                Tell(Enumerable.Reverse(watchers), watcher => watcher.Stopped(request, response));
                break;
        }
    }

    // What one of them cannot do must not keep the next from it: a request that is not redirected leaves the machine.
    private static void Tell(IEnumerable<IOutboundWatcher> watchers, Action<IOutboundWatcher> tell)
    {
        foreach (var watcher in watchers)
        {
            try
            {
                tell(watcher);
            }
            catch (Exception exception)
            {
                Complaint.Once(exception);
            }
        }
    }

    // The payloads are private types of the runtime; their properties are the documented part.
    private static T? Part<T>(object? payload, string property)
        where T : class => payload?.GetType().GetProperty(property)?.GetValue(payload) as T;
}
