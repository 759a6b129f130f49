namespace Wirefix.Hook;

/// <summary>Sees each request of the service's HTTP clients, each hop of a redirect by itself, and may change it while it is on the wire.</summary>
internal interface IOutboundWatcher
{
    /// <summary>The request is about to be sent.</summary>
    void Starting(HttpRequestMessage request);

    /// <summary>What was sent got no answer, for this reason; <see cref="Stopped"/> follows.</summary>
    void Failing(HttpRequestMessage request, Exception reason);

    /// <summary>The headers of the answer are there, or none will come.</summary>
    void Stopped(HttpRequestMessage request, HttpResponseMessage? response);
}
