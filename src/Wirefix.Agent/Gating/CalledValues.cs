using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Agent.Gating;

/// <summary>
/// What the service tells its upstreams. Requests that were healthy lead to calls with the same values as before; those that should have passed
/// a value on differ in that one alone. Other requests that showed the fault may call otherwise.
/// </summary>
internal sealed class CalledValues(Harness harness, IReadOnlySet<int> faulty)
{
    private readonly ImmutableHashSet<int> _passing = [.. harness.Passages.SelectMany(passage => passage.Requests)];
    private readonly ImmutableArray<EndpointSelector> _kept = [.. harness.Stores.Select(EndpointSelector.Parse)];

    /// <summary>A value that calls carried in every run before and do not carry in one after, as a sentence; null where there is none.</summary>
    public string? Lost(Measurement before, Measurement after)
    {
        var steady = before.Runs.Select(Values).Aggregate((all, run) => all.Intersect(run));
        return after.Runs.SelectMany(run => steady.Except(Values(run))).Order().FirstOrDefault() is { Whom: { } whom } lost
            ? $"{Said(before, lost.Request)} called {whom} with {lost.Name} = {lost.Text} before and no longer does"
            : null;
    }

    /// <summary>A call that changes something at an upstream and succeeds more often than it was tried before; null where there is none.</summary>
    public string? Repeated(Measurement before, Measurement after)
    {
        var most = before.Runs.SelectMany(run => Changing(run).CountBy(WhatOf))
            .GroupBy(tried => tried.Key)
            .ToDictionary(tried => tried.Key, tried => tried.Max(count => count.Value));
        var (what, times) = after.Runs
            .SelectMany(run => Changing(run).Where(call => call.Status is >= 200 and < 300).CountBy(WhatOf))
            .FirstOrDefault(made => most.TryGetValue(made.Key, out var tried) && made.Value > tried);
        return what.Target is null ? null : $"{Said(before, what.Request)} leads to {times} × {what.Target} and led to {most[what]} before";
    }

    private sealed record Value(int Request, string Whom, string Name, string Text) : IComparable<Value>
    {
        public int CompareTo(Value? other) => (Request, Whom, Name, Text).CompareTo((other!.Request, other.Whom, other.Name, other.Text));
    }

    private static string Said(Measurement before, int request) => $"{before.Runs[0].Replies[request].Method} {before.Runs[0].Replies[request].PathAndQuery}";

    private static (int Request, string Target) WhatOf(Arrival call) => (call.Request!.Value, $"{call.Method} {call.Host}{EquivalentTarget.Of(call.PathAndQuery)}");

    private IEnumerable<Arrival> Changing(Run run) => Judged(run).Where(call => UnsafeMethod.Is(call.Method));

    private IEnumerable<Arrival> Judged(Run run) => run.Arrivals.Where(call =>
        call.Request is { } request
        && (!faulty.Contains(request) || _passing.Contains(request))
        && !_kept.Any(kept => kept.Matches("GET", call.Host, call.PathAndQuery)));

    private ImmutableHashSet<Value> Values(Run run) =>
    [
        .. from call in Judged(run)
           let endpoint = EndpointOf(call)
           let request = new Request(call.Method, new Uri($"http://{call.Host}{call.PathAndQuery}")) { Headers = call.Headers, Body = call.Body?.ToBytes() ?? [] }
           from value in RequestValues.Of(request, endpoint)
           where !IsOfMessage(value) && !IsPassed(value, endpoint)
           select new Value(call.Request!.Value, $"{call.Method} {call.Host}", new WirePlace(endpoint, MessageSide.Request, value.Part, value.Name).Label, value.Text),
    ];

    // A passage names the variable parts of its endpoint's path; of other paths every part is a name.
    private Endpoint EndpointOf(Arrival call) => harness.Passages
        .Select(passage => passage.To.Endpoint)
        .FirstOrDefault(endpoint => EndpointSelector.Of(endpoint).Matches(call.Method, call.Host, call.PathAndQuery))
        ?? new Endpoint(call.Method, call.Host, PathTemplate.Parse(call.PathAndQuery.Split('?')[0]));

    // How long a message is and in what form it is sent follows from what it says.
    private static bool IsOfMessage(RequestValue value) => value.Part == WirePart.Header
        && (RequestValues.IsOfConnection(value.Name) || value.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase));

    private bool IsPassed(RequestValue value, Endpoint endpoint) => harness.Passages.Any(passage =>
        passage.To.Endpoint == endpoint && passage.To.Part == value.Part && string.Equals(passage.To.Name, value.Name, StringComparison.OrdinalIgnoreCase));
}
