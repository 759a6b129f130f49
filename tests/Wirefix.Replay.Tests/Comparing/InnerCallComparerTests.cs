using System.Collections.Immutable;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Comparing;

public sealed class InnerCallComparerTests
{
    private static readonly ImmutableArray<ServiceCall> Expected = [Wanted("/items/1", "a", 0), Wanted("/items/2", "b", 1)];

    [Fact]
    public void Calls_of_one_request_may_come_in_another_order()
    {
        var comparison = Compare(Expected, [Made("/items/2", "b", 1), Made("/items/1", "a", 0)]);

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal(2, comparison.InnerCalls);
    }

    [Fact]
    public void The_same_call_of_another_request_does_not_stand_in_for_it()
    {
        var comparison = Compare(Expected, [Made("/items/1", "a", 0), Made("/items/2", "b", 0)]);

        Assert.Equal(["front: GET stock.internal/items/2"], comparison.NotMade);
    }

    [Fact]
    public void A_call_whose_request_is_not_known_stands_in_for_the_same_one() =>
        Assert.True(Compare(Expected, [Made("/items/1", "a", null), Made("/items/2", "b", null)]).IsAsRecorded);

    [Fact]
    public void An_id_that_is_made_anew_each_time_is_noise_in_the_target()
    {
        ImmutableArray<ServiceCall> expected = [Wanted("/items/2c1e6f0a-1f9d-4d5e-9a51-111111111111", "a", 0)];

        var comparison = Compare(
            expected, [Made("/items/2c1e6f0a-1f9d-4d5e-9a51-222222222222", "a", 0)], [Made("/items/2c1e6f0a-1f9d-4d5e-9a51-333333333333", "a", 0)]);

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal(["front: GET stock.internal/items/{id}: request target"], comparison.Noise);
    }

    [Fact]
    public void A_call_that_nobody_recorded_is_told_and_one_that_comes_once_more_is_not()
    {
        var comparison = Compare(Expected, [Made("/items/1", "a", 0), Made("/items/1", "a", 0), Made("/items/2", "b", 1), Made("/others", "c", 1)]);

        Assert.Equal(["front: GET stock.internal/others"], comparison.Unrecorded);
        Assert.Empty(comparison.DifferingCalls);
    }

    [Fact]
    public void An_answer_that_differs_is_told_with_who_gave_it()
    {
        var comparison = Compare(Expected, [Made("/items/1", "z", 0), Made("/items/2", "b", 1)]);

        var call = Assert.Single(comparison.DifferingCalls);
        Assert.Equal(("front: GET stock.internal/items/1", "stock"), (call.Call, call.To));
        Assert.Equal([new Difference("$.name", "\"a\"", "\"z\"")], call.Differences);
    }

    private static ReplayComparison Compare(ImmutableArray<ServiceCall> expected, params ImmutableArray<ImmutableArray<Arrival>> runs)
    {
        var templates = EndpointTemplates.Learn(Snapshot.Of(expected.Select(call => call.Sent)));
        return new InnerCallComparer(expected, templates, Redactor.None).Compare([.. runs.Select(arrivals => new Run { Arrivals = arrivals })]);
    }

    private static ServiceCall Wanted(string target, string name, int? request) =>
        new(Recorded.Outbound($"http://stock.internal{target}", body: Named(name)) with { Service = "front" }, "stock", request);

    private static Arrival Made(string target, string name, int? request) => new("GET", "stock.internal", target, 200, TimeSpan.Zero, TimeSpan.Zero)
    {
        Request = request,
        By = "front",
        To = "stock",
        Answer = Mocked.Json($"http://stock.internal{target}", Named(name)),
    };

    private static string Named(string name) => $$"""{"name":"{{name}}"}""";
}
