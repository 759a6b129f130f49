using System.Diagnostics;

namespace Wirefix.Hook.Tests;

/// <summary>Against the runtime's own events: what pins the hook to a form of theirs that is not documented in full.</summary>
public sealed class HttpListenerObserverTests
{
    [Fact]
    public void The_request_of_a_start_event_is_redirected_and_that_of_a_stop_event_given_back()
    {
        using var listener = new DiagnosticListener("HttpHandlerDiagnosticListener");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/a");
        var observer = new HttpListenerObserver(new OutboundRedirect(new Uri("http://127.0.0.1:5000")));
        observer.OnNext(listener);

        listener.Write("System.Net.Http.HttpRequestOut.Start", new { Request = request });
        Assert.Equal("http://127.0.0.1:5000/a", request.RequestUri!.OriginalString);

        listener.Write("System.Net.Http.HttpRequestOut.Stop", new { Request = request });
        Assert.Equal("https://upstream.example/a", request.RequestUri.OriginalString);
    }

    [Fact]
    public void Other_listeners_and_payloads_of_another_form_are_left_alone()
    {
        using var other = new DiagnosticListener("Microsoft.AspNetCore");
        using var listener = new DiagnosticListener("HttpHandlerDiagnosticListener");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/a");
        var observer = new HttpListenerObserver(new OutboundRedirect(new Uri("http://127.0.0.1:5000")));
        observer.OnNext(other);
        observer.OnNext(listener);

        other.Write("System.Net.Http.HttpRequestOut.Start", new { Request = request });
        listener.Write("System.Net.Http.HttpRequestOut.Start", new { Message = request });
        listener.Write("System.Net.Http.HttpRequestOut.Start", null);

        Assert.Equal("https://upstream.example/a", request.RequestUri!.OriginalString);
        Assert.True(listener.IsEnabled("System.Net.Http.HttpRequestOut"));
        Assert.False(other.IsEnabled("System.Net.Http.HttpRequestOut.Start"));
    }
}
