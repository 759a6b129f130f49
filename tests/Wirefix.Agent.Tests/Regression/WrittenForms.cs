using System.Collections.Immutable;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Regression.Forms;
using Wirefix.Agent.Tests.Proposing;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>A test of every form, of small recordings.</summary>
internal static class WrittenForms
{
    /// <summary>Calls in flight.</summary>
    public static RegressionForm InFlight { get; } = InFlightForm.Of(
        At("GET", "stock.example", "/items/{id}"),
        new MetricGoal(PeakInFlight.MetricName, "calls", 2, ""),
        new Planning.Traffic().Asks("GET /orders/7", 200).Calls("GET stock.example/items/1", 200).Calls("GET stock.example/items/2", 429).Recording.Snapshot,
        Route)!;

    /// <summary>An answer, with values of which one is named as no identifier would be.</summary>
    public static RegressionForm Answer(params ImmutableArray<int> statuses)
    {
        var recording = new Planning.Traffic().Asks("PUT /orders/7", 200, body: """{"note":"a \"b\""}""").Asks("GET /orders/7", 502, "no").Calls("GET stock.example/items/1", 200).Recording;
        var subject = recording.Inbound.Last().Id;
        var expected = new ExpectedAnswer(statuses, [new("$.kg", PayloadKind.Number, ["7.50"]), new("$.a\"); {b} //", PayloadKind.String)], "a \"b\" {c}");
        return AnswerForm.Of(new HarnessOptions { Expected = ImmutableDictionary.CreateRange([KeyValuePair.Create(subject, expected)]) }, recording, [subject], Route)!;
    }

    /// <summary>A value that goes out with each call.</summary>
    public static RegressionForm Passage { get; } = PassageOf(
        new Planning.Traffic().Asks("GET /orders/7", 200, tenant: "blue").Calls("GET stock.example/items/1", 200, tenant: "blue")
            .Asks("GET /orders/8", 200, tenant: "blue").Calls("GET stock.example/items/2", 200).Recording);

    /// <summary>Two requests at once.</summary>
    public static RegressionForm Overlap { get; } = OverlapOf(
        new Planning.Traffic().Asks("POST /orders/7/lines", 200).Calls("PUT stock.example/orders/7", 200).Asks("POST /orders/7/lines", 200).Calls("PUT stock.example/orders/7", 200).Recording);

    /// <summary>All of them.</summary>
    public static ImmutableArray<RegressionForm> All { get; } = [InFlight, Answer(200), Answer(200, 204), Passage, Overlap];

    private static RegressionForm PassageOf(Recording recording)
    {
        var from = new WirePlace(At("GET", "localhost", "/orders/{id}"), MessageSide.Request, WirePart.Header, "X-Tenant");
        var to = new WirePlace(recording.EndpointOf(recording.Snapshot.Of(Direction.Outbound).Last()), MessageSide.Request, WirePart.Header, "X-Tenant");
        return PassageForm.Of(new HarnessOptions { Passages = [(from, to, [.. recording.Inbound.Select(inbound => inbound.Id)])] }, recording, Route)!;
    }

    private static RegressionForm OverlapOf(Recording recording) => OverlapForm.Of(
        Findings.LostUpdate("PUT stock.example/orders/7", "$.lines") with { ExchangeIds = [.. recording.Inbound.Select(inbound => inbound.Id)] }, recording, Route)!;

    private static Endpoint Route(Exchange inbound) => At(inbound.Request.Method, inbound.Request.Url.Host, "/orders/{id}");

    private static Endpoint At(string method, string host, string path) => new(method, host, PathTemplate.Parse(path));
}
