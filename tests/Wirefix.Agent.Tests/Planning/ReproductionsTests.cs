using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Agent.Tests.Planning;

/// <summary>What is expected, and what should be passed on, as it is learned from healthy exchanges.</summary>
public sealed class ReproductionsTests
{
    [Fact]
    public void A_failing_request_should_be_answered_as_its_healthy_siblings_were()
    {
        var traffic = Weighed().Asks("GET /parcels/90", 502).Calls("GET carrier.example/v2/90", 200, """{"kg":"7.5"}""");

        var reproduction = Reproduced(traffic)!;

        Assert.IsType<DivergingAnswers>(reproduction.Metric);
        var expected = Assert.Single(reproduction.Options.Expected).Value;
        Assert.Equal([200], expected.Statuses);
        Assert.Null(expected.Divergence(Reply(200, """{"number":"90","kg":7.5}""")));
        Assert.Equal("was answered without $.kg", expected.Divergence(Reply(200, """{"number":"90"}""")));
    }

    [Fact]
    public void A_value_that_healthy_answers_took_from_the_upstream_may_not_be_made_up()
    {
        var expected = Assert.Single(Reproduced(Weighed().Asks("GET /parcels/90", 502).Calls("GET carrier.example/v2/90", 200, """{"kg":"7.5"}"""))!.Options.Expected).Value;

        Assert.Equal("has $.kg = 0, expected 7.5", expected.Divergence(Reply(200, """{"number":"90","kg":0}""")));
        Assert.Equal("has $.number = 10, expected 90", expected.Divergence(Reply(200, """{"number":"10","kg":7.5}""")));
    }

    [Fact]
    public void A_body_that_healthy_answers_took_from_the_upstream_is_held_against_what_the_mock_answers()
    {
        var traffic = new Traffic();
        foreach (var document in new[] { "11", "12", "13" })
            traffic.Asks($"GET /documents/{document}", 200, $"text of {document}").Calls($"GET store.example/blobs/{document}", 200, $"text of {document}");
        traffic.Asks("GET /documents/14", 404).Calls("GET store.example/blobs/14", 404);

        var expected = Assert.Single(Reproduced(traffic)!.Options.Expected).Value;
        var lent = new Arrival("GET", "store.example", "/blobs/14", 200, TimeSpan.Zero, TimeSpan.Zero)
        {
            Answer = new RecordedAnswer { Method = "GET", Host = "store.example", PathAndQuery = "/blobs/11", Status = 200, Body = new RecordedBody("text of 11") },
        };

        Assert.Null(expected.Divergence(Reply(200, "text of 11"), [lent]));
        Assert.Equal("has another body than GET store.example/blobs/{id} answered", expected.Divergence(Reply(200, ""), [lent]));
    }

    [Fact]
    public void Requests_that_fail_by_their_size_come_in_pieces_and_healthy_ones_too()
    {
        var traffic = new Traffic().Asks("PUT /batches/11", 200, """{"taken":1}""", body: "a").Asks("PUT /batches/12", 500, body: "aaaa");

        var options = Reproductions.Of(Contrasted(traffic, ContrastSubject.Size), traffic.Recording)!.Options;

        Assert.Equal(Delivery.Pieces, options.Delivery);
        Assert.NotNull(options.Expected[traffic.Exchanges[0].Id].Divergence(Reply(200, """{"taken":0}""")));
        Assert.Null(options.Expected[traffic.Exchanges[1].Id].Divergence(Reply(200, """{"taken":4}""")));
        Assert.Equal(Delivery.Whole, Reproductions.Of(Contrasted(traffic, ContrastSubject.Header), traffic.Recording)!.Options.Delivery);
    }

    [Fact]
    public void Without_a_healthy_sibling_nothing_is_expected() => Assert.Null(Reproduced(new Traffic().Asks("GET /parcels/90", 502)));

    [Fact]
    public void A_header_that_every_healthy_request_passed_on_should_be_by_the_failing_one_too()
    {
        var traffic = new Traffic();
        foreach (var (order, tenant) in new[] { ("11", "blue"), ("12", "green"), ("13", "blue") })
            traffic.Asks($"PUT /orders/{order}", 200, tenant: tenant).Calls("POST pay.example/charges", 201, tenant: tenant);
        traffic.Asks("PUT /orders/14", 502, tenant: "green").Calls("POST pay.example/charges", 400);

        var passage = Assert.Single(Reproduced(traffic)!.Options.Passages);

        Assert.Equal(("header X-Tenant", "header X-Tenant"), (passage.From.Label, passage.To.Label));
        Assert.Equal(traffic.Exchanges[^2].Id, Assert.Single(passage.Exchanges));
    }

    [Fact]
    public void What_failed_before_it_called_anybody_should_call_whom_all_healthy_ones_did()
    {
        var traffic = new Traffic();
        foreach (var batch in new[] { "11", "12", "13" })
            traffic.Asks($"PUT /batches/{batch}", 200).Calls($"PUT series.example/series/{batch}", 204);
        traffic.Asks("PUT /batches/14", 500);

        var passage = Assert.Single(Reproduced(traffic)!.Options.Passages);

        Assert.Equal("PUT series.example/series/{id}", passage.To.Endpoint.ToString());
    }

    [Fact]
    public void What_is_always_the_same_is_no_value_that_is_passed_on()
    {
        var traffic = new Traffic();
        foreach (var order in new[] { "11", "12", "13" })
            traffic.Asks($"PUT /orders/{order}", 200, tenant: "blue").Calls("POST pay.example/charges", 201, tenant: "blue");
        traffic.Asks("PUT /orders/14", 502, tenant: "blue").Calls("POST pay.example/charges", 400);

        Assert.Empty(Reproduced(traffic)!.Options.Passages);
    }

    [Fact]
    public void Where_events_were_split_healthy_answers_are_held_to_what_they_were_with_bodies_in_pieces()
    {
        var traffic = new Traffic().Asks("GET /topics/11", 200, """{"n":[1,2]}""").Asks("GET /topics/12", 200, """{"n":[1]}""");
        var finding = new BadFraming
        {
            Endpoint = new Endpoint("GET", "localhost", PathTemplate.Parse("/topics/{id}")),
            Direction = Direction.Inbound,
            Window = TimeRange.Unknown,
            ExchangeIds = [traffic.Exchanges[1].Id],
            Title = "",
            Score = 1,
            Fault = FramingFault.SplitEvent,
            Side = MessageSide.Response,
            Broken = 1,
            Messages = 2,
            PassedOn = 0,
        };

        var options = Reproductions.Of(finding, traffic.Recording)!.Options;

        Assert.Equal(Delivery.Pieces, options.Delivery);
        Assert.NotNull(options.Expected[traffic.Exchanges[0].Id].Divergence(Reply(200, """{"n":[1]}""")));
        Assert.Null(options.Expected[traffic.Exchanges[1].Id].Divergence(Reply(200, """{"n":[1,2]}""")));
    }

    private static Traffic Weighed() => new Traffic()
        .Asks("GET /parcels/10", 200, """{"number":"10","kg":1.5}""").Calls("GET carrier.example/v2/10", 200, """{"kg":1.5}""")
        .Asks("GET /parcels/20", 200, """{"number":"20","kg":2.25}""").Calls("GET carrier.example/v2/20", 200, """{"kg":2.25}""")
        .Asks("GET /parcels/30", 200, """{"number":"30","kg":4}""").Calls("GET carrier.example/v2/30", 200, """{"kg":4}""");

    private static Reproduction? Reproduced(Traffic traffic)
    {
        var failing = traffic.Exchanges.Where(exchange => exchange is { Direction: Direction.Inbound, Response.Failed: true }).ToList();
        return Reproductions.Of(
            new ErrorCluster
            {
                Endpoint = traffic.Recording.EndpointOf(failing[0]),
                Direction = Direction.Inbound,
                Window = TimeRange.Unknown,
                ExchangeIds = [.. failing.Select(exchange => exchange.Id)],
                Title = "",
                Score = 1,
                Status = failing[0].Response.Status,
                Errors = failing.Count,
                Calls = traffic.Exchanges.Count,
            },
            traffic.Recording);
    }

    private static Contrast Contrasted(Traffic traffic, ContrastSubject subject) => new()
    {
        Endpoint = traffic.Recording.EndpointOf(traffic.Exchanges[0]),
        Direction = Direction.Inbound,
        Window = TimeRange.Unknown,
        ExchangeIds = [.. traffic.Exchanges.Where(exchange => exchange.Response.Failed).Select(exchange => exchange.Id)],
        Title = "",
        Score = 1,
        Predicate = new ContrastPredicate { Subject = subject, Name = "", Condition = ContrastCondition.AtLeast, Value = "4" },
        Status = 500,
        FailingWith = 1,
        FailingWithout = 0,
        PassingWith = 0,
        PassingWithout = 1,
        Increase = 1,
        IncreaseLowerBound = 0,
        PValue = 1,
        FailingExample = "",
    };

    private static Reply Reply(int status, string body) => new("GET", "/", status, 200, [], body);
}
