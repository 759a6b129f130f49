using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Wirefix.Agent.Tests.Models;

/// <summary>A model's service on loopback that answers what a test tells it to, one after the other; the last answer again and again.</summary>
internal sealed class ModelStub : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly StubAnswer[] _answers;
    private readonly ConcurrentQueue<JsonElement> _requests = new();
    private readonly Task _serving;

    public ModelStub(params StubAnswer[] answers)
    {
        _answers = answers;
        Address = Listen(_listener);
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The bodies of the requests so far.</summary>
    public JsonElement[] Requests => [.. _requests];

    public void Dispose()
    {
        _listener.Abort();
        _serving.Wait(TimeSpan.FromSeconds(10));
    }

    // A port that was free a moment ago may be taken.
    private static Uri Listen(HttpListener listener)
    {
        for (var tries = 0; ; tries++)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
            free.Stop();
            try
            {
                listener.Prefixes.Clear();
                listener.Prefixes.Add(address.AbsoluteUri);
                listener.Start();
                return address;
            }
            catch (HttpListenerException) when (tries < 5)
            {
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        using var body = JsonDocument.Parse(await reader.ReadToEndAsync());
        _requests.Enqueue(body.RootElement.Clone());
        var answer = _answers[Math.Min(_requests.Count, _answers.Length) - 1];
        if (answer.Body is null)
            return;
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.SendChunked = true;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        await context.Response.OutputStream.FlushAsync();
        if (answer.Drops)
            context.Response.Abort();
        else
            context.Response.Close();
    }
}
