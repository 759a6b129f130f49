using Microsoft.AspNetCore.Http;
using Wirefix.Replay.Mocking;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>
/// Every upstream of the service in one: answers on loopback what was recorded, the errors too, and stamps when each
/// call arrived and was answered.
/// </summary>
public sealed class MockUpstream : IAsyncDisposable
{
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(10);
    private readonly AnswerBook _answers;
    private readonly SiblingAnswers _siblings;
    private readonly VersionedStore _store;
    private readonly Delivery _delivery;
    private readonly EndpointSelector _held;
    private readonly WaveHold _hold;
    private readonly CallLog _log;
    private readonly BodyBudget _bodies;
    private LoopbackServer? _server;
    private volatile int _caller;

    private MockUpstream(Harness harness, EndpointSelector held, BodyBudget bodies)
    {
        _bodies = bodies;
        _answers = new AnswerBook(harness.Answers);
        _siblings = new SiblingAnswers(harness);
        _store = new VersionedStore(harness.Answers, harness.Stores);
        _delivery = harness.Delivery;
        _held = held;
        _hold = new WaveHold(harness.Hold, TimeProvider.System, IsCallerComputing);
        _log = new CallLog(TimeProvider.System);
    }

    /// <summary>Where it listens, as in <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address => _server!.Address;

    /// <summary>Starts a mock on a free loopback port.</summary>
    /// <param name="harness">What to answer, and how.</param>
    /// <param name="held">The calls whose answers are held back; others are answered at once.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<MockUpstream> StartAsync(Harness harness, EndpointSelector held, CancellationToken cancellationToken = default) =>
        StartAsync(harness, held, BodyBudget.OfRun(), cancellationToken);

    internal static async Task<MockUpstream> StartAsync(Harness harness, EndpointSelector held, BodyBudget bodies, CancellationToken cancellationToken)
    {
        var mock = new MockUpstream(harness, held, bodies);
        mock._server = await LoopbackServer.StartAsync(mock.AnswerAsync, port: 0, cancellationToken);
        return mock;
    }

    /// <summary>Tells whose calls these are: while that process computes, more of them may come at any moment.</summary>
    public void CalledBy(ServiceProcess service) => _caller = service.Id;

    /// <summary>What has arrived so far; its times count from the mock's start.</summary>
    public Run Observed() => _log.ToRun() with { Writes = _store.Writes };

    /// <summary>
    /// Waits until no call has been open for the quiet time from now on and the service does not compute, but not
    /// longer than the longest time.
    /// </summary>
    public async Task WaitUntilIdleAsync(TimeSpan quiet, TimeSpan longest, CancellationToken cancellationToken = default)
    {
        var begin = _log.Now;
        while (_log.Now - begin < longest)
        {
            var waited = _log.Now - begin;
            var silence = _log.Silence < waited ? _log.Silence : waited;
            if (Quiet.IsReached(silence, quiet, IsCallerComputing()))
                return;
            await Task.Delay(IdleInterval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _hold.Dispose();
    }

    private bool IsCallerComputing() => ProcessActivity.IsComputing(_caller);

    private async Task AnswerAsync(HttpContext context)
    {
        var start = _log.Open();
        try
        {
            await AnswerAsync(context, OutboundCall.Read(context), start);
        }
        catch (BodyTooLongException excess)
        {
            var call = OutboundCall.Read(context);
            _log.Excessive(call, excess.Message);
            await MockAnswer.RefuseExcessAsync(context, $"wirefix: {call}: {excess.Message}.");
        }
        finally
        {
            _log.Close();
        }
    }

    private async Task AnswerAsync(HttpContext context, OutboundCall call, TimeSpan start)
    {
        if (call.Escaped)
        {
            _log.Escaped(call);
            await MockAnswer.RefuseAsync(context, StatusCodes.Status502BadGateway, $"wirefix: {call} left the service without passing the hook; nothing leaves the machine.");
            return;
        }

        if (call.Foreign is not null)
        {
            _log.Refused(call);
            await MockAnswer.RefuseAsync(context, StatusCodes.Status501NotImplemented, $"wirefix: the mock speaks plain HTTP/1.1; {call} is {call.Foreign}.");
            return;
        }

        var body = await CallBody.ReadAsync(context, _bodies);
        var arrival = new Arrival(call.Method, call.Host, call.PathAndQuery, 0, start, TimeSpan.Zero)
        {
            Request = call.Request,
            Headers = call.Headers,
            Body = RecordedBody.From(body.Bytes),
        };
        var answer = _store.Next(call, body, call.Request) ?? Recorded(call, body, arrival);
        var held = await HoldAsync(call, context.RequestAborted);
        _log.Arrived(arrival with { Status = held ? answer?.Status ?? StatusCodes.Status501NotImplemented : 0, End = _log.Now, Answer = held ? answer : null });
        if (answer is not null)
        {
            await MockAnswer.WriteAsync(context, answer, _delivery);
            return;
        }

        _log.Unrecorded(call);
        await MockAnswer.RefuseUnrecordedAsync(context, call);
    }

    private RecordedAnswer? Recorded(OutboundCall call, CallBody body, Arrival arrival)
    {
        var answer = _answers.Next(call, body);
        if (answer is { Status: > 0 and < StatusCodes.Status400BadRequest } || _siblings.Of(arrival) is not { } lent)
            return answer;
        _log.Borrowed(call);
        return lent;
    }

    /// <summary>Waits until the answer may go; false where the service hung up before.</summary>
    private async Task<bool> HoldAsync(OutboundCall call, CancellationToken hungUp)
    {
        if (!_held.Matches(call.Method, call.Host, call.PathAndQuery))
        {
            _hold.Pass();
            return true;
        }

        try
        {
            if (await _hold.Join().WaitAsync(hungUp) == HoldEnd.TimeUp)
                _log.Late();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
