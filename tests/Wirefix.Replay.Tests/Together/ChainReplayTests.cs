using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Together;

public sealed class ChainReplayTests
{
    private static readonly Conversation Calls = Enumerable.Range(1, 3).Aggregate(
        new Conversation().Entry("front", "/prices"),
        (calls, id) => calls.Inner("front", "stock", $"http://stock.internal/stock/{id}").Outer("stock", $"https://rates.example/rates/{id}", "2"));

    [Fact]
    public void A_header_that_all_calls_carried_is_missed_between_services_as_on_calls_of_others()
    {
        var tenant = new Header("X-Tenant", "a");
        var recorded = Calls.Snapshot.Exchanges.Select(exchange => exchange with { Request = exchange.Request with { Headers = exchange.Request.Headers.Add(tenant) } });
        var made = new[] { Made("stock.internal", "/stock/1", "front", "stock"), Made("rates.example", "/rates/1", "stock", null) };

        var comparison = ReplayOf(Snapshot.Of(recorded), new Snapshot([])).Compare([new Run { Arrivals = [.. made], Replies = [Mocked.Reply(200)] }], Redactor.None);

        Assert.Equal(
            ["front: GET stock.internal/stock/{id}: header X-Tenant", "stock: GET rates.example/rates/{id}: header X-Tenant"],
            comparison.Calls.Select(call => $"{call.Endpoint}: {call.Place}"));
    }

    [Fact]
    public void Calls_in_flight_are_measured_of_what_is_mocked_with_the_same_services_up()
    {
        var atOnce = Calls.Snapshot.Exchanges.Select(
            exchange => exchange.Direction == Direction.Outbound ? exchange with { Duration = TimeSpan.FromMilliseconds(100) } : exchange);

        var replay = ReplayOf(Snapshot.Of(atOnce), Calls.Snapshot);

        var crowded = Assert.Single(replay.Crowded);
        Assert.Equal(("GET rates.example/rates/{id}", 1), (crowded.Endpoint.Text, crowded.Good));
        var holding = replay.Holding(crowded);
        Assert.Equal((PeakInFlight.MetricName, "GET rates.example/rates/{id}", HoldPolicy.Default), (holding.Metric, holding.Endpoint, holding.Hold));
        Assert.Equal(["front", "stock"], holding.Services.Select(service => service.Name));
    }

    [Fact]
    public void What_is_sent_and_answered_without_a_body_that_is_not_known_is_told_and_calls_between_services_are_not()
    {
        var unknown = Calls.Snapshot.Exchanges.Select(exchange => exchange with
        {
            Request = exchange.Request with { IsBodyUnknown = true },
            Response = exchange.Response with { IsBodyUnknown = true },
        });

        Assert.Empty(ReplayOf(Calls.Snapshot, new Snapshot([])).Notes);
        Assert.Equal(
            [
                "1 request is sent without a body, as what was recorded of it could not be kept, or was left out (first: GET localhost/prices, test); "
                    + "the service may treat such a request otherwise than it did",
                "3 answers are given by the mock without a body, as what was recorded of it could not be kept, or was left out (first: GET rates.example/rates/1, test); "
                    + "a caller may treat such an answer otherwise",
            ],
            ReplayOf(Snapshot.Of(unknown), new Snapshot([])).Notes);
    }

    private static ChainReplay ReplayOf(Snapshot recorded, Snapshot good) =>
        ChainReplay.Of(recorded, good, [new StandingService("front", "Front.csproj"), new StandingService("stock", "Stock.csproj")]);

    private static Arrival Made(string host, string target, string by, string? to) =>
        new("GET", host, target, 200, TimeSpan.Zero, TimeSpan.Zero) { By = by, To = to, Request = 0 };
}
