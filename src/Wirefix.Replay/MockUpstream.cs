using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Wirefix.Replay.Mocking;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>
/// Every upstream of the services in one: answers on loopback what was recorded, the errors too, passes on what is for a service that
/// is up itself, and stamps when each call arrived and was answered. Each service has an address of its own there, which tells who calls.
/// </summary>
public sealed class MockUpstream : IAsyncDisposable
{
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(10);
    private readonly Harness _harness;
    private readonly FrozenDictionary<string, AnswerBook> _answers;
    private readonly ServiceLine _line;
    private readonly SiblingAnswers _siblings;
    private readonly VersionedStore _store;
    private readonly EndpointSelector _held;
    private readonly WaveHold _hold;
    private readonly CallLog _log;
    private readonly BodyBudget _bodies;
    private readonly Dictionary<string, LoopbackServer> _servers = new(StringComparer.Ordinal);
    private ImmutableArray<int> _callers = [];

    private MockUpstream(Harness harness, EndpointSelector held, BodyBudget bodies)
    {
        _harness = harness;
        _bodies = bodies;
        _answers = harness.Services.ToFrozenDictionary(
            service => service.Name,
            service => new AnswerBook([.. harness.Answers.Where(answer => answer.By is null || answer.By == service.Name)]),
            StringComparer.Ordinal);
        _line = new ServiceLine(harness, bodies);
        _siblings = new SiblingAnswers(harness);
        _store = new VersionedStore(harness.Answers, harness.Stores);
        _held = held;
        _hold = new WaveHold(harness.Hold, TimeProvider.System, IsCallerComputing);
        _log = new CallLog(TimeProvider.System);
    }

    /// <summary>Where it listens to the service that is measured, as in <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address => AddressFor(_harness.Name);

    /// <summary>Starts a mock on free loopback ports.</summary>
    /// <param name="harness">What to answer, and how.</param>
    /// <param name="held">The calls whose answers are held back; others are answered at once.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<MockUpstream> StartAsync(Harness harness, EndpointSelector held, CancellationToken cancellationToken = default) =>
        StartAsync(harness, held, BodyBudget.OfRun(), cancellationToken);

    internal static async Task<MockUpstream> StartAsync(Harness harness, EndpointSelector held, BodyBudget bodies, CancellationToken cancellationToken)
    {
        var mock = new MockUpstream(harness, held, bodies);
        try
        {
            foreach (var name in harness.Services.Select(service => service.Name))
                mock._servers[name] = await LoopbackServer.StartAsync(context => mock.AnswerAsync(context, name), port: 0, cancellationToken);
            return mock;
        }
        catch
        {
            await mock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where it listens to a service.</summary>
    public Uri AddressFor(string service) => _servers[service].Address;

    /// <summary>Tells that a service is up: others may call it, and while its process computes, more of its calls may come at any moment.</summary>
    public void IsUp(string service, ServiceProcess process)
    {
        ImmutableInterlocked.Update(ref _callers, callers => callers.Add(process.Id));
        _line.IsUp(service, process.Address);
    }

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
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
        _line.Dispose();
        _hold.Dispose();
    }

    private bool IsCallerComputing() => _callers.Any(ProcessActivity.IsComputing);

    private async Task AnswerAsync(HttpContext context, string service)
    {
        var call = OutboundCall.Read(context, _harness.Beside.IsEmpty ? null : service);
        var start = _log.Open();
        try
        {
            await AnswerAsync(context, call, start);
        }
        catch (BodyTooLongException excess)
        {
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

        var arrival = new Arrival(call.Method, call.Host, call.PathAndQuery, 0, start, TimeSpan.Zero)
        {
            Request = call.Request,
            By = call.By,
            Headers = call.Headers,
        };
        if (_line.CalleeOf(call) is { } callee)
            await PassOnAsync(context, call, arrival with { To = callee });
        else
            await MockAsync(context, call, arrival);
    }

    private async Task PassOnAsync(HttpContext context, OutboundCall call, Arrival arrival)
    {
        await HoldAsync(call, context.RequestAborted);
        using var passed = await _line.PassAsync(context, call, arrival.To!);
        var letGo = _log.Now;
        var answer = await passed.AnswerAsync(context);
        _log.Arrived(arrival with { Body = passed.Sent, Status = answer?.Status ?? 0, Answer = answer, End = letGo });
    }

    private async Task MockAsync(HttpContext context, OutboundCall call, Arrival arrived)
    {
        var body = await CallBody.ReadAsync(context, _bodies);
        var arrival = arrived with { Body = RecordedBody.From(body.Bytes) };
        var answer = _store.Next(call, body, call.Request) ?? Recorded(call, body, arrival);
        var held = await HoldAsync(call, context.RequestAborted);
        _log.Arrived(arrival with { Status = held ? answer?.Status ?? StatusCodes.Status501NotImplemented : 0, End = _log.Now, Answer = held ? answer : null });
        if (answer is not null)
        {
            await MockAnswer.WriteAsync(context, answer, _harness.Delivery);
            return;
        }

        _log.Unrecorded(call);
        await MockAnswer.RefuseUnrecordedAsync(context, call);
    }

    private RecordedAnswer? Recorded(OutboundCall call, CallBody body, Arrival arrival)
    {
        var answer = _answers[call.By ?? _harness.Name].Next(call, body);
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
