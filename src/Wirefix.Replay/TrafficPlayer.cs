using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Wirefix.Replay.Carrying;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>Sends a script to the services over real sockets, in its order and with its overlaps.</summary>
/// <param name="addressOf">Where the service of a name listens, or for null the one that is measured.</param>
/// <param name="delivery">How bodies go over the wire.</param>
/// <param name="timeout">How long an answer may take, its body included.</param>
/// <param name="bodies">How much of the answers is kept.</param>
internal sealed class TrafficPlayer(Func<string?, Uri> addressOf, Delivery delivery, TimeSpan timeout, BodyBudget bodies) : IDisposable
{
    // Each is waited for as long as the harness says: without an end, a service that hangs on all of them would be measured for hours.
    private const int MostHung = 3;

    private readonly RequestsInFlight _inFlight = new();

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // The trace that a request begins is set by hand (ReplayTrace).
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Which requests wait for their answers, by their places in the script.</summary>
    public RequestsInFlight InFlight => _inFlight;

    /// <summary>Whether so many requests had no answer in time that the rest of the script was not sent.</summary>
    public bool GaveUp => _inFlight.Hung.Length >= MostHung;

    /// <summary>
    /// Plays the script: each request once all that it follows was answered and its delay has passed. A mock that holds
    /// answers back makes the service slower than it was, and must not make requests overlap that never did. A service that leaves
    /// several requests without an answer is sent no more.
    /// </summary>
    public async Task<ImmutableArray<Reply>> PlayAsync(
        ImmutableArray<ScriptedRequest> script, TimeSpan longestIdle, CancellationToken cancellationToken)
    {
        var carried = new CarriedValues();
        var playing = new List<Task<Reply>>(script.Length);
        foreach (var request in script)
        {
            await Task.WhenAll(request.Follows.Select(index => playing[index]));
            await Task.WhenAny(Task.Delay(request.Delay, cancellationToken), IdleAsync(playing, longestIdle, cancellationToken));
            if (GaveUp)
                break;
            playing.Add(PlayAsync(request, playing.Count, carried, cancellationToken));
        }

        return [.. await Task.WhenAll(playing)];
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Completes when nothing has been in flight for the longest idle time.</summary>
    private static async Task IdleAsync(List<Task<Reply>> playing, TimeSpan longestIdle, CancellationToken cancellationToken)
    {
        await Task.WhenAll(playing.Where(one => !one.IsCompleted));
        await Task.Delay(longestIdle, cancellationToken);
    }

    private async Task<Reply> PlayAsync(ScriptedRequest request, int place, CarriedValues carried, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(carried.In(request), place, cancellationToken);
        carried.Learn(request, reply);
        return reply;
    }

    private async Task<Reply> SendAsync(ScriptedRequest request, int place, CancellationToken cancellationToken)
    {
        using var message = Message(request, place);
        _inFlight.Begin(place);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var body = await ReadBodyAsync(response.Content, patience.Token);
            return ReplyTo(request, (int)response.StatusCode, [.. Fields(response.Headers), .. Fields(response.Content.Headers)], body);
        }
        // The client lets a bare SocketException out where the service goes away right after it has accepted.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ReplyTo(request, 0, [], WhyNone(request, place, exception));
        }
        finally
        {
            _inFlight.End(place);
        }
    }

    /// <summary>Why there is no answer, for people, and what it tells of the service.</summary>
    private string WhyNone(ScriptedRequest request, int place, Exception exception)
    {
        switch (exception)
        {
            case BodyTooLongException:
                return exception.Message;
            case OperationCanceledException:
                if (request.RecordedStatus is > 0 and < 500)
                    _inFlight.Hang(place);
                return $"none within {ServiceFailure.Seconds(timeout)}";
            default:
                _inFlight.Break();
                return exception.Message;
        }
    }

    private HttpRequestMessage Message(ScriptedRequest request, int place)
    {
        var target = new Uri(
            addressOf(request.To).GetLeftPart(UriPartial.Authority) + request.PathAndQuery,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.Method), target);
        if (request.Body is not null || request.Method is "POST" or "PUT" or "PATCH")
            message.Content = Content(request.Body?.ToBytes() ?? []);
        message.Headers.TryAddWithoutValidation(ReplayTrace.Header, ReplayTrace.Of(place));
        foreach (var header in request.Headers.Where(header => !header.Name.Equals(ReplayTrace.Header, StringComparison.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value))
                message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return message;
    }

    private HttpContent Content(byte[] body) => delivery == Delivery.Pieces ? new PiecewiseContent(body) : new ByteArrayContent(body);

    private async Task<string> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var raw = await content.ReadAsStreamAsync(cancellationToken);
        return Encoding.UTF8.GetString(
            (await DecodedBody.ReadAsync(raw, content.Headers.ContentEncoding.LastOrDefault(), bodies, cancellationToken)).Span);
    }

    private static Reply ReplyTo(ScriptedRequest request, int status, ImmutableArray<Header> headers, string body) =>
        new(request.Method, request.PathAndQuery, status, request.RecordedStatus, headers, body);

    private static IEnumerable<Header> Fields(HttpHeaders headers) =>
        headers.NonValidated.SelectMany(field => field.Value.Select(value => new Header(field.Key, value)));
}
