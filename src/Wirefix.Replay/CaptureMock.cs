using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Wirefix.Replay.Mocking;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay;

/// <summary>
/// The other side of a capture, on loopback: what upstreams answered to the recorded service or, where the capture holds no outbound
/// calls, what the service answered itself. A caller that does not say which host it means (by the hook or as to a proxy) is answered
/// by the recorded host that knows the path.
/// </summary>
public sealed class CaptureMock : IAsyncDisposable
{
    private readonly ImmutableArray<string> _hosts;
    private readonly AnswerBook _answers;
    private readonly Redactor _redactor;
    private readonly double _pace;
    private readonly Action<MockedCall> _seen;
    private readonly BodyBudget _bodies = BodyBudget.OfRun();
    private LoopbackServer? _server;

    private CaptureMock(ImmutableArray<Exchange> mocked, Redactor redactor, double pace, Action<MockedCall> seen)
    {
        ImmutableArray<RecordedAnswer> answers = [.. mocked.Select(AnswerWriter.Write)];
        Notes = [.. UnknownBodies.OfAnswers(mocked)];
        _hosts = [.. answers.Select(answer => answer.Host).Distinct()];
        (_answers, _redactor, _pace, _seen) = (new AnswerBook(answers), redactor, pace, seen);
    }

    /// <summary>Where it listens, as in <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The hosts that it answers for.</summary>
    public ImmutableArray<string> Hosts => _hosts;

    /// <summary>What it does not answer as it was recorded, as sentences.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Starts a mock.</summary>
    /// <param name="snapshot">What was recorded.</param>
    /// <param name="redactor">What replaced the secrets of the recording; those of calls are replaced alike, so that equal stays equal.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    /// <param name="pace">How long answers take, as a multiple of the recorded time: 1 as recorded, 0 at once.</param>
    /// <param name="seen">Hears of every call, from many threads.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken, or may not be listened on.</exception>
    public static async Task<CaptureMock> StartAsync(
        Snapshot snapshot, Redactor redactor, int port, double pace, Action<MockedCall> seen, CancellationToken cancellationToken = default)
    {
        var outbound = snapshot.Of(Direction.Outbound).ToArray();
        var mocked = outbound.Length > 0 ? outbound : snapshot.Of(Direction.Inbound);
        var mock = new CaptureMock([.. mocked], redactor, pace, seen);
        mock._server = await LoopbackServer.StartAsync(mock.AnswerAsync, port, cancellationToken);
        return mock;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = OutboundCall.Read(context);
        if (call.Foreign is not null)
        {
            _seen(new MockedCall(call.Method, call.Host, call.PathAndQuery, null) { Refusal = call.Foreign });
            await MockAnswer.RefuseAsync(context, StatusCodes.Status501NotImplemented, $"wirefix: the mock speaks plain HTTP/1.1; {call} is {call.Foreign}.");
            return;
        }

        try
        {
            var body = await CallBody.ReadAsync(context, _bodies);
            var answer = AnswerTo(Redacted(call, body), NamesHost(context));
            _bodies.Return(body.Bytes.Length);
            await AnswerAsync(context, call, answer);
        }
        catch (BodyTooLongException excess)
        {
            _seen(new MockedCall(call.Method, call.Host, call.PathAndQuery, null) { Refusal = excess.Message });
            await MockAnswer.RefuseExcessAsync(context, $"wirefix: {call}: {excess.Message}.");
        }
    }

    private async Task AnswerAsync(HttpContext context, OutboundCall call, RecordedAnswer? answer)
    {
        _seen(new MockedCall(call.Method, answer?.Host ?? call.Host, call.PathAndQuery, answer?.Status));
        if (answer is null)
        {
            await MockAnswer.RefuseUnrecordedAsync(context, call);
            return;
        }

        await Task.Delay(answer.Took * _pace, context.RequestAborted);
        await MockAnswer.WriteAsync(context, answer);
    }

    private RecordedAnswer? AnswerTo((OutboundCall Call, CallBody Body) asked, bool namesHost)
    {
        var hosts = namesHost ? [asked.Call.Host] : _hosts;
        return hosts.Select(host => _answers.Next(asked.Call with { Host = host }, asked.Body)).FirstOrDefault(answer => answer is not null);
    }

    // The mock's own address is what a caller uses that knows no better.
    private bool NamesHost(HttpContext context) =>
        context.Request.Host.Port != Address.Port || context.Request.Headers.ContainsKey(OutboundCall.AuthorityHeader);

    private (OutboundCall Call, CallBody Body) Redacted(OutboundCall call, CallBody body)
    {
        ImmutableArray<Header> headers = body.MediaType is { } mediaType ? [new Header("Content-Type", mediaType)] : [];
        var redacted = _redactor.Redact(new Request(call.Method, new Uri($"http://{call.Host}{call.PathAndQuery}")) { Headers = headers, Body = body.Bytes });
        return (call with { PathAndQuery = redacted.Url.PathAndQuery }, body with { Bytes = redacted.Body });
    }
}
