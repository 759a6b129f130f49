using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Radar.Recording.Capturing;

namespace Radar.Recording.Mail;

/// <summary>
/// Serves the mail API on loopback and records every exchange. The service reaches it as its HTTP proxy, so requests come
/// in absolute form and hold the host that the service means to call.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private const string ConnectedItem = "connected";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;
    private readonly MailApi _api;
    private readonly Recorder _recorder;
    private readonly CaptureClock _clock;

    private MailServer(MailApi api, Recorder recorder, CaptureClock clock)
    {
        (_api, _recorder, _clock) = (api, recorder, clock);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
            {
                connection.Items[ConnectedItem] = clock.Now();
                return next(connection);
            }));
        });

        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<MailServer> StartAsync(
        MailApi api, Recorder recorder, CaptureClock clock, CancellationToken cancellationToken)
    {
        var server = new MailServer(api, recorder, clock);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var start = _clock.Now();
        var answer = await _api.AnswerAsync(context.Request, context.RequestAborted);
        var body = JsonSerializer.SerializeToUtf8Bytes(answer.Body, Json);

        await SendAsync(context.Response, answer, body);
        var end = _clock.Now();

        _recorder.Add(new Exchange
        {
            Direction = Direction.Outbound,
            Connected = (DateTimeOffset)context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items[ConnectedItem]!,
            Start = start,
            End = end,
            Method = context.Request.Method,
            Uri = new Uri(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget),
            RequestHeaders = Headers(context.Request.Headers),
            Status = answer.Status,
            ResponseHeaders = Headers(context.Response.Headers),
            ResponseBody = body,
        });
    }

    private static async Task SendAsync(HttpResponse response, MailAnswer answer, byte[] body)
    {
        response.StatusCode = (int)answer.Status;
        response.ContentType = "application/json; charset=UTF-8";
        response.ContentLength = body.Length;
        response.Headers.Server = "ESF";
        response.Headers.Vary = "Origin, X-Origin, Referer";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        if (answer.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = $"{seconds}";
        }

        await response.Body.WriteAsync(body);
        await response.CompleteAsync();
    }

    private static IReadOnlyList<Header> Headers(IHeaderDictionary headers) =>
        [.. headers.Select(header => new Header(header.Key, [.. header.Value.OfType<string>()]))];
}
