using System.Collections.Immutable;
using System.Text;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Comparing;

public sealed class ReplayComparerTests
{
    private static readonly ImmutableArray<Exchange> Expected =
    [
        Answered("/items/1", """{"id":1,"name":"a","at":"12:00"}"""), Answered("/items/2", """{"id":2,"name":"b","at":"12:01"}"""),
    ];

    [Fact]
    public void The_same_answers_are_as_recorded()
    {
        var comparison = Compare(Run("""{"id":1,"name":"a","at":"12:00"}""", """{"id":2,"name":"b","at":"12:01"}"""));

        Assert.True(comparison.IsAsRecorded);
        Assert.Equal(2, comparison.Requests);
    }

    [Fact]
    public void A_difference_is_told_by_request_and_field()
    {
        var comparison = Compare(Run("""{"id":1,"name":"a","at":"12:00"}""", """{"id":"2","name":"b","at":"12:01","more":[]}"""));

        var answer = Assert.Single(comparison.Differing);
        Assert.Equal("GET /items/2", answer.Request);
        Assert.Equal([new("$.id", "2", "\"2\""), new("$.more", null, "0")], answer.Differences);
    }

    [Fact]
    public void What_differs_between_two_replays_is_noise_at_that_place_of_all_its_endpoint()
    {
        var comparison = Compare(
            Run("""{"id":1,"name":"a","at":"13:00"}""", """{"id":2,"name":"b","at":"13:00"}"""),
            Run("""{"id":1,"name":"a","at":"14:00"}""", """{"id":2,"name":"c","at":"13:00"}"""));

        Assert.Empty(comparison.Differing);
        Assert.Equal(["GET service.example/items/{id}: $.at", "GET service.example/items/{id}: $.name"], comparison.Noise);
    }

    [Fact]
    public void A_status_differs_before_the_fields_do_and_no_answer_is_one()
    {
        var comparison = Compare(Run("""{"id":1,"name":"a","at":"12:00"}""", "") with { Replies = [Reply("""{"id":1,"name":"a","at":"12:00"}"""), Mocked.Reply(0)] });

        Assert.Equal(new Difference("status", "200", "no answer"), Assert.Single(comparison.Differing).Differences[0]);
    }

    [Fact]
    public void Calls_that_were_not_recorded_or_are_not_made_any_more_are_told()
    {
        var recorded = Mocked.Json("http://up.example/a", "{}");
        var run = Run("""{"id":1,"name":"a","at":"12:00"}""", """{"id":2,"name":"b","at":"12:01"}""") with { Unrecorded = ["GET up.example/new"] };

        var comparison = Comparer().Compare([run], [recorded], []);

        Assert.False(comparison.IsAsRecorded);
        Assert.Equal(["GET up.example/new"], comparison.Unrecorded);
        Assert.Equal(["GET up.example/a"], comparison.NotMade);
    }

    [Fact]
    public void A_body_that_is_not_known_is_not_compared_and_the_status_is()
    {
        ImmutableArray<Exchange> expected = [.. Expected.Select(exchange => exchange with { Response = new Response(200) { IsBodyUnknown = true } })];

        var comparison = new ReplayComparer(expected, EndpointTemplates.Learn(new Snapshot(expected)), Redactor.Default).Compare(
            [Run("""{"id":1}""", "") with { Replies = [Reply("""{"id":1}"""), Mocked.Reply(500, "{}")] }], [], []);

        Assert.Equal([new("status", "200", "500")], Assert.Single(comparison.Differing).Differences);
    }

    private static ReplayComparison Compare(params ImmutableArray<Run> runs) => Comparer().Compare(runs, [], []);

    private static ReplayComparer Comparer() => new(Expected, EndpointTemplates.Learn(new Snapshot(Expected)), Redactor.Default);

    private static Run Run(params string[] bodies) => new() { Arrivals = [], Replies = [.. bodies.Select(Reply)] };

    private static Reply Reply(string body) => Mocked.Reply(200, body);

    private static Exchange Answered(string target, string body) =>
        Recorded.Inbound(target) with { Response = new Response(200) { Body = Encoding.UTF8.GetBytes(body) } };
}
