using System.Diagnostics;

namespace Wirefix.Hook.Tests;

/// <summary>Against the runtime's own events: what pins the hook to a form of theirs that is not documented in full.</summary>
public sealed class OutboundEventsTests
{
    [Fact]
    public void The_request_of_a_start_event_is_redirected_and_that_of_a_stop_event_given_back()
    {
        using var listener = new DiagnosticListener("HttpHandlerDiagnosticListener");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/a");
        var listeners = Redirecting();
        listeners.OnNext(listener);

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
        var listeners = Redirecting();
        listeners.OnNext(other);
        listeners.OnNext(listener);

        other.Write("System.Net.Http.HttpRequestOut.Start", new { Request = request });
        listener.Write("System.Net.Http.HttpRequestOut.Start", new { Message = request });
        listener.Write("System.Net.Http.HttpRequestOut.Start", null);

        Assert.Equal("https://upstream.example/a", request.RequestUri!.OriginalString);
        Assert.True(listener.IsEnabled("System.Net.Http.HttpRequestOut"));
        Assert.False(other.IsEnabled("System.Net.Http.HttpRequestOut.Start"));
    }

    [Fact]
    public void Who_stands_outside_sees_a_request_first_and_its_end_last()
    {
        using var listener = new DiagnosticListener("HttpHandlerDiagnosticListener");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/a");
        var seen = new List<string>();
        Listening(() => new OutboundEvents(new Watcher("outer", seen), new Watcher("inner", seen))).OnNext(listener);

        listener.Write("System.Net.Http.HttpRequestOut.Start", new { Request = request });
        listener.Write("System.Net.Http.Exception", new { Request = request, Exception = new InvalidOperationException("as asked") });
        listener.Write("System.Net.Http.HttpRequestOut.Stop", new { Request = request, Response = (HttpResponseMessage?)null });

        Assert.Equal(
            ["outer starting", "inner starting", "outer failing: as asked", "inner failing: as asked", "inner stopped", "outer stopped"], seen);
    }

    private static Listeners Redirecting() => Listening(() => new OutboundEvents(new OutboundRedirect(new Uri("http://127.0.0.1:5000"))));

    private static Listeners Listening(Func<EventObserver> make) => new(new Dictionary<string, Func<EventObserver>> { [OutboundEvents.Source] = make });

    private sealed class Watcher(string name, List<string> seen) : IOutboundWatcher
    {
        public void Starting(HttpRequestMessage request) => seen.Add($"{name} starting");

        public void Failing(HttpRequestMessage request, Exception reason) => seen.Add($"{name} failing: {reason.Message}");

        public void Stopped(HttpRequestMessage request, HttpResponseMessage? response) => seen.Add($"{name} stopped");
    }
}
